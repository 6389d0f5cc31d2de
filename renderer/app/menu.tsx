/**
 * The left bar as data: the pages that somebody's rights open (shared/access/permissions), dressed. What
 * somebody may not see is absent; the service refuses it once more.
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
  SwapOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { type DeskPage, pagesOf } from '#shared/access/permissions';
import type { PersonRole } from '#shared/access/roles';
import { PAGE_NAMES } from '../text/shell';
import type { Route } from './router';

export interface MenuEntry {
  readonly page: DeskPage;
  readonly path: string;
  readonly label: string;
  readonly icon: ReactNode;
}

const ICONS: { readonly [P in DeskPage]: ReactNode } = {
  worklist: <CarryOutOutlined />,
  register: <BookOutlined />,
  subjects: <TeamOutlined />,
  reminders: <BellOutlined />,
  documents: <PrinterOutlined />,
  supervision: <EyeOutlined />,
  sync: <SwapOutlined />,
  log: <AuditOutlined />,
  admin: <SettingOutlined />,
  calendar: <CalendarOutlined />,
  rules: <ProfileOutlined />,
};

const MENU_PAGE: { readonly [P in Route['page']]: DeskPage } = {
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
  sync: 'sync',
  admin: 'admin',
  log: 'log',
  calendar: 'calendar',
  rules: 'rules',
};

/** The entries somebody with these roles has, in the order of the menu. */
export const menuFor = (roles: readonly PersonRole[]): readonly MenuEntry[] =>
  pagesOf(roles).map((page) => ({
    page,
    path: page === 'worklist' ? '#/worklist/mine' : `#/${page}`,
    label: PAGE_NAMES[page],
    icon: ICONS[page],
  }));

/** Where somebody begins: the first entry, but never the exchange, which the three officers see above their own page. */
export const homeOf = (entries: readonly MenuEntry[]): MenuEntry | undefined =>
  entries.find(({ page }) => page !== 'sync') ?? entries[0];

/** The entry a route belongs to. */
export const menuPageOf = (route: Route): DeskPage => MENU_PAGE[route.page];
