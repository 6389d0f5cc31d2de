/** The guard over public texts (XJR-16-3, XJR-16-4): what it must find, and ordinary texts it must leave alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicTextHint, type PublicTextKind, scanPublicText } from '#shared/forms/public-text';

const MUST_FIND: readonly (readonly [PublicTextKind, string, string])[] = [
  ['idCard', '登记号11010519491231002X的司机', '11010519491231002X'],
  ['idCard', '证件 110105 19491231 002X。', '110105 19491231 002X'],
  ['idCard', '证件１１０１０５１９４９１２３１００２Ｘ。', '１１０１０５１９４９１２３１００２Ｘ'],
  ['mobile', '联系电话13899123456。', '13899123456'],
  ['mobile', '电话：138-9912-3456', '138-9912-3456'],
  ['mobile', '电话＋86 138 9912 3456', '＋86 138 9912 3456'],
  ['bankCard', '缴费账户6222021234567890128', '6222021234567890128'],
  ['bankCard', '账户 4111 1111 1111 1111 已停用', '4111 1111 1111 1111'],
  ['email', '请发至zhang.san@example.cn', 'zhang.san@example.cn'],
  ['plate', '公交车新Q·12345的轨迹', '新Q·12345'],
  ['plate', '新能源车新AD12345', '新AD12345'],
  ['coordinates', '站点坐标 75.989123,39.470456 附近', '75.989123,39.470456'],
  ['coordinates', '位于东经87.61234', '东经87.61234'],
  ['personName', '联系人：王建国', '联系人：王建国'],
  ['personName', '由局长李明负责', '局长李明'],
  ['personName', '负责人为艾力·买买提，', '负责人为艾力·买买提'],
  ['secrecy', '本资源为机密级', '机密'],
  ['secrecy', '含工作秘密事项', '工作秘密'],
  ['secrecyHint', '仅供内部使用', '内部使用'],
  ['dataLevel', '含部分重要数据', '重要数据'],
  ['internalAddress', '接口地址10.21.3.4', '10.21.3.4'],
  ['internalAddress', '部署在172.16.0.8和', '172.16.0.8'],
  ['internalAddress', '主机192.168.1.100:8080', '192.168.1.100'],
  ['internalName', '取自t_bus_line表', 't_bus_line'],
  ['internalName', '库名：kashi_bus', '库名：kashi_bus'],
  ['internalName', '取自bus_station_info', 'bus_station_info'],
];

const ORDINARY: readonly string[] = [
  '本数据资源记录喀什市城区公交线路、站点名称、首末班时间和票价，共 62 条线路、1180 个站点，每月更新，可用于出行查询。',
  '覆盖2019年至2025年全疆105个国家级地面气象站的逐日气温、降水量、风速，数据不涉及国家秘密、商业秘密和个人信息。',
  '数据由登记主体在供水服务过程中产生，已剔除用户姓名、联系方式等个人信息，按小区统计月用水量，单位为立方米。',
  '内容包括联系人方式是否公开、负责人信息、科长及以上干部培训人次、主任医师人数、院长信箱办理量等统计指标。',
  '数据格式为CSV，编码UTF-8，依据GB/T 2260、GB 32100-2015编制，版本号10.1.2，均值为87.1235，比例为0.3333。',
  '统一社会信用代码91350100M000100Y43为示例；咨询电话0998-2345678，服务热线12345，网址https://data.example.cn。',
  '不含未公开的敏感信息。存储于自治区政务云，使用MySQL、PostgreSQL数据库，接口日调用量约20000000次。',
  '包括医院、学校、站长岗位设置、队长职数，所长任期，主任高级职称比例，经理人协会名录。',
  '记录编号2026051200001234567890，交易流水号1234567890123456，行政区划代码653101，批次20260301。',
  '包含新疆大学等高校名录、新源县草原类型、云平台资源目录和川藏线旅游路况。',
];

describe('scanPublicText', () => {
  it.each(MUST_FIND)('finds %s in “%s”', (kind, text, part) => {
    const hits = scanPublicText(text);
    expect(hits.map((hit) => [hit.kind, hit.text])).toContainEqual([kind, part]);
  });

  it.each(ORDINARY)('leaves an ordinary text alone: %s', (text) => {
    expect(scanPublicText(text)).toEqual([]);
  });

  it('gives places of the text as typed and messages that say what to do', () => {
    const text = '司机电话１３８９９１２３４５６，邮箱a@b.cn';
    const hits = scanPublicText(text);
    expect(hits.map((hit) => text.slice(hit.from, hit.to))).toEqual(hits.map((hit) => hit.text));
    expect(hits.map((hit) => hit.kind)).toEqual(['mobile', 'email']);
    expect(hits[0]?.message).toBe('公示文字疑含手机号码“１３８９９１２３４５６”，请删除、遮盖或说明理由');
  });

  it('finds a mobile number wherever it stands between Han text', () => {
    fc.assert(
      fc.property(fc.constantFrom('3', '5', '8', '9'), fc.nat({ max: 999_999_999 }), (second, rest) => {
        const number = `1${second}${String(rest).padStart(9, '0')}`;
        return scanPublicText(`电话${number}，`).some((hit) => hit.kind === 'mobile' && hit.text === number);
      }),
    );
  });

  it('hits never overlap and stand in reading order, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.联系人王建国:新A_t机密@cn '), maxLength: 80 }),
        (text) => {
          const hits = scanPublicText(text);
          return hits.every((hit, index) => hit.from < hit.to && hit.from >= (hits[index - 1]?.to ?? 0));
        },
      ),
    );
  });

  it('only wording that ordinary texts also use is a hint', () => {
    expect(isPublicTextHint('secrecyHint')).toBe(true);
    expect(isPublicTextHint('idCard')).toBe(false);
  });
});
