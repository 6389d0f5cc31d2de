/**
 * The left bar as data: which pages exist for whom. What somebody may not see is absent; the service
 * refuses it once more.
 */
import {
  AuditOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  EyeOutlined,
  PrinterOutlined,
  ProfileOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { holds, PERMISSIONS, type RolePermission } from '#shared/access/permissions';
import { type PersonRole, ROLE_NAMES } from '#shared/access/roles';
import { PAGE_NAMES } from '../text/shell';
import type { Route } from './router';

export interface MenuEntry {
  readonly page: Exclude<Route['page'], 'case' | 'entry' | 'subject' | 'report'>;
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
    icon: <CarryOutOutlined />,
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
    page: 'subjects',
    path: '#/subjects',
    label: PAGE_NAMES.subjects,
    icon: <TeamOutlined />,
    permissions: ['case.read'],
  },
  {
    page: 'reminders',
    path: '#/reminders',
    label: PAGE_NAMES.reminders,
    icon: <BellOutlined />,
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
    page: 'supervision',
    path: '#/supervision',
    label: PAGE_NAMES.supervision,
    icon: <EyeOutlined />,
    permissions: ['office.supervise', 'case.decide'],
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
  {
    page: 'calendar',
    path: '#/calendar',
    label: PAGE_NAMES.calendar,
    icon: <CalendarOutlined />,
    permissions: ['rules.read'],
  },
  {
    page: 'rules',
    path: '#/rules',
    label: PAGE_NAMES.rules,
    icon: <ProfileOutlined />,
    permissions: ['rules.read'],
  },
];

const MENU_PAGE: { readonly [P in Route['page']]: MenuEntry['page'] } = {
  worklist: 'worklist',
  case: 'worklist',
  register: 'register',
  entry: 'register',
  subjects: 'subjects',
  subject: 'subjects',
  reminders: 'reminders',
  report: 'reminders',
  documents: 'documents',
  supervision: 'supervision',
  admin: 'admin',
  log: 'log',
  calendar: 'calendar',
  rules: 'rules',
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
