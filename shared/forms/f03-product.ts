/**
 * F03 首次登记·公共数据产品和服务: the seven pages of the application (XJR-8-3, XJR-12-1). Schema only; pages
 * that read the same for both objects are those of F02.
 */
import { basis } from '#shared/domain/ids';
import { applicationPage } from './f02/application-page';
import { DEPOSIT_PAGE } from './f02/deposit-page';
import { materialsPage } from './f02/materials-page';
import { SECURITY_PAGE } from './f02/security-page';
import { SOURCE_PAGE } from './f02/source-page';
import { PRODUCT_PAGE } from './f03/product-page';
import { USE_PAGE } from './f03/use-page';
import type { FormSchema } from './schema';

/** The application form for a public data product or service, version 1. */
export const F03_PRODUCT: FormSchema = {
  id: 'F03',
  title: '首次登记·公共数据产品和服务',
  version: 1,
  effectiveFrom: '2025-10-01',
  pages: [
    applicationPage({
      objectHelp: '数据产品和服务是基于数据加工形成的，可满足特定需求的数据加工品和数据服务。',
      scopeHelp: '授权运营机构利用被授权的公共数据资源加工形成的产品和服务，选“是”。',
      scopeBasis: basis('XJR-8-3', 'XJR-8-4', 'XJO-21-1'),
      isAgreementDemanded: true,
    }),
    PRODUCT_PAGE,
    SOURCE_PAGE,
    SECURITY_PAGE,
    DEPOSIT_PAGE,
    USE_PAGE,
    materialsPage('产品和服务说明文档'),
  ],
};
