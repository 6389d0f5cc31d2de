/** The offices of the tests of the hub. */
import { ExchangeOffice, type OfficeParts } from '../../helpers/exchange-office';

const office = (key: string, parts: OfficeParts) => (dir: string) => new ExchangeOffice(dir, key, parts);

export const regionIn = office('region', {
  name: '自治区数据资源和政务服务中心',
  level: 'region',
  division: '650000',
  documentWord: '新数登',
});
export const kashgarIn = office('kashgar', {
  name: '喀什地区公共数据登记中心',
  level: 'prefecture',
  division: '653100',
  documentWord: '喀数登',
});
/** A second station of the same agency. */
export const kashgarTwoIn = office('kashgar-two', {
  name: '喀什地区公共数据登记中心',
  level: 'prefecture',
  division: '653100',
  documentWord: '喀数登',
});
export const hotanIn = office('hotan', {
  name: '和田地区公共数据登记中心',
  level: 'prefecture',
  division: '653200',
  documentWord: '和数登',
});
export const shufuIn = office('shufu', {
  name: '疏附县数据服务中心',
  level: 'county',
  division: '653121',
  documentWord: '疏附数登',
});
