/**
 * The left bar as data: which pages exist for whom. What somebody may not see is absent; the service
 * refuses it once more.
 */
import {
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  PrinterOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { holds, PERMISSIONS, type RolePermission } from '#shared/access/permissions';
import { type PersonRole, ROLE_NAMES } from '#shared/access/roles';
import { PAGE_NAMES } from '../text/shell';
import type { Route } from './router';

export interface MenuEntry {
  readonly page: Exclude<Route['page'], 'case' | 'entry'>;
  readonly path: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly permissions: readonly RolePermission[];
}

const MENU: readonly MenuEntry[] = [
  {
    page: 'worklist',
    path: '#/worklist/mine',
    label: PAGE_NAMES.worklist,
    icon: <CalendarOutlined />,
    permissions: ['case.read'],
  },
  {
    page: 'register',
    path: '#/register',
    label: PAGE_NAMES.register,
    icon: <BookOutlined />,
    permissions: ['case.read'],
  },
  {
    page: 'documents',
    path: '#/documents',
    label: PAGE_NAMES.documents,
    icon: <PrinterOutlined />,
    permissions: ['case.read'],
  },
  {
    page: 'admin',
    path: '#/admin',
    label: PAGE_NAMES.admin,
    icon: <SettingOutlined />,
    permissions: ['account.manage', 'office.designate'],
  },
  {
    page: 'log',
    path: '#/log',
    label: PAGE_NAMES.log,
    icon: <AuditOutlined />,
    permissions: ['store.verify'],
  },
];

const MENU_PAGE: { readonly [P in Route['page']]: MenuEntry['page'] } = {
  worklist: 'worklist',
  case: 'worklist',
  register: 'register',
  entry: 'register',
  documents: 'documents',
  admin: 'admin',
  log: 'log',
};

/** The entries somebody with these roles has; the first is the home page. */
export function menuFor(roles: readonly PersonRole[]): readonly MenuEntry[] {
  return MENU.filter((entry) => entry.permissions.some((permission) => holds(roles, permission)));
}

/** The entry a route belongs to. */
export const menuPageOf = (route: Route): MenuEntry['page'] => MENU_PAGE[route.page];

/** Official names of the roles that may see a page, for the refusal. */
export function rolesFor(page: MenuEntry['page']): string {
  const permissions = MENU.find((entry) => entry.page === page)?.permissions ?? [];
  const roles = new Set(permissions.flatMap((permission): readonly PersonRole[] => PERMISSIONS[permission]));
  return [...roles].map((role) => ROLE_NAMES[role]).join('、');
}
