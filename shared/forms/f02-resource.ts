/**
 * F02 首次登记·公共数据资源: the seven pages of the application (XJR-12-1, XJR-12-2). Schema only; the pages
 * stand in `f02/`, one file each.
 */
import { APPLICATION_PAGE } from './f02/application-page';
import { DATA_PAGE } from './f02/data-page';
import { DEPOSIT_PAGE } from './f02/deposit-page';
import { MATERIALS_PAGE } from './f02/materials-page';
import { SECURITY_PAGE } from './f02/security-page';
import { SHARING_PAGE } from './f02/sharing-page';
import { SOURCE_PAGE } from './f02/source-page';
import type { FormSchema } from './schema';

/** The application form for a public data resource, version 1. */
export const F02_RESOURCE: FormSchema = {
  id: 'F02',
  title: '首次登记·公共数据资源',
  version: 1,
  effectiveFrom: '2025-10-01',
  pages: [
    APPLICATION_PAGE,
    DATA_PAGE,
    SOURCE_PAGE,
    SECURITY_PAGE,
    DEPOSIT_PAGE,
    SHARING_PAGE,
    MATERIALS_PAGE,
  ],
};
