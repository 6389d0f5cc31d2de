/**
 * GB/T 2260 divisions of Xinjiang: names, levels and what lies inside what. A data table with four
 * look-ups; it must never guess a place that is not listed. The 659xxx cities (run by the 兵团) answer to
 * the region directly, so their parent is 650000.
 */
import type { DivisionCode } from '#shared/domain/ids';

export type DivisionLevel = 'province' | 'prefecture' | 'county';

export interface Division {
  readonly code: DivisionCode;
  readonly name: string;
  readonly level: DivisionLevel;
  /** Code of the division above; absent for the region itself. */
  readonly parent?: DivisionCode;
}

/** The autonomous region. */
export const REGION_CODE = '650000' as DivisionCode;
/** 全国: only where a form allows it. Not a division of Xinjiang. */
export const NATION_CODE = '000000' as DivisionCode;

const ROWS: readonly (readonly [string, string, DivisionLevel, string])[] = [
  ['650000', '新疆维吾尔自治区', 'province', ''],
  ['650100', '乌鲁木齐市', 'prefecture', '650000'],
  ['650102', '天山区', 'county', '650100'],
  ['650103', '沙依巴克区', 'county', '650100'],
  ['650104', '新市区', 'county', '650100'],
  ['650105', '水磨沟区', 'county', '650100'],
  ['650106', '头屯河区', 'county', '650100'],
  ['650107', '达坂城区', 'county', '650100'],
  ['650109', '米东区', 'county', '650100'],
  ['650121', '乌鲁木齐县', 'county', '650100'],
  ['650200', '克拉玛依市', 'prefecture', '650000'],
  ['650202', '独山子区', 'county', '650200'],
  ['650203', '克拉玛依区', 'county', '650200'],
  ['650204', '白碱滩区', 'county', '650200'],
  ['650205', '乌尔禾区', 'county', '650200'],
  ['650400', '吐鲁番市', 'prefecture', '650000'],
  ['650402', '高昌区', 'county', '650400'],
  ['650421', '鄯善县', 'county', '650400'],
  ['650422', '托克逊县', 'county', '650400'],
  ['650500', '哈密市', 'prefecture', '650000'],
  ['650502', '伊州区', 'county', '650500'],
  ['650521', '巴里坤哈萨克自治县', 'county', '650500'],
  ['650522', '伊吾县', 'county', '650500'],
  ['652300', '昌吉回族自治州', 'prefecture', '650000'],
  ['652301', '昌吉市', 'county', '652300'],
  ['652302', '阜康市', 'county', '652300'],
  ['652323', '呼图壁县', 'county', '652300'],
  ['652324', '玛纳斯县', 'county', '652300'],
  ['652325', '奇台县', 'county', '652300'],
  ['652327', '吉木萨尔县', 'county', '652300'],
  ['652328', '木垒哈萨克自治县', 'county', '652300'],
  ['652700', '博尔塔拉蒙古自治州', 'prefecture', '650000'],
  ['652701', '博乐市', 'county', '652700'],
  ['652702', '阿拉山口市', 'county', '652700'],
  ['652722', '精河县', 'county', '652700'],
  ['652723', '温泉县', 'county', '652700'],
  ['652800', '巴音郭楞蒙古自治州', 'prefecture', '650000'],
  ['652801', '库尔勒市', 'county', '652800'],
  ['652822', '轮台县', 'county', '652800'],
  ['652823', '尉犁县', 'county', '652800'],
  ['652824', '若羌县', 'county', '652800'],
  ['652825', '且末县', 'county', '652800'],
  ['652826', '焉耆回族自治县', 'county', '652800'],
  ['652827', '和静县', 'county', '652800'],
  ['652828', '和硕县', 'county', '652800'],
  ['652829', '博湖县', 'county', '652800'],
  ['652900', '阿克苏地区', 'prefecture', '650000'],
  ['652901', '阿克苏市', 'county', '652900'],
  ['652902', '库车市', 'county', '652900'],
  ['652922', '温宿县', 'county', '652900'],
  ['652924', '沙雅县', 'county', '652900'],
  ['652925', '新和县', 'county', '652900'],
  ['652926', '拜城县', 'county', '652900'],
  ['652927', '乌什县', 'county', '652900'],
  ['652928', '阿瓦提县', 'county', '652900'],
  ['652929', '柯坪县', 'county', '652900'],
  ['653000', '克孜勒苏柯尔克孜自治州', 'prefecture', '650000'],
  ['653001', '阿图什市', 'county', '653000'],
  ['653022', '阿克陶县', 'county', '653000'],
  ['653023', '阿合奇县', 'county', '653000'],
  ['653024', '乌恰县', 'county', '653000'],
  ['653100', '喀什地区', 'prefecture', '650000'],
  ['653101', '喀什市', 'county', '653100'],
  ['653121', '疏附县', 'county', '653100'],
  ['653122', '疏勒县', 'county', '653100'],
  ['653123', '英吉沙县', 'county', '653100'],
  ['653124', '泽普县', 'county', '653100'],
  ['653125', '莎车县', 'county', '653100'],
  ['653126', '叶城县', 'county', '653100'],
  ['653127', '麦盖提县', 'county', '653100'],
  ['653128', '岳普湖县', 'county', '653100'],
  ['653129', '伽师县', 'county', '653100'],
  ['653130', '巴楚县', 'county', '653100'],
  ['653131', '塔什库尔干塔吉克自治县', 'county', '653100'],
  ['653132', '岑岭县', 'county', '653100'],
  ['653200', '和田地区', 'prefecture', '650000'],
  ['653201', '和田市', 'county', '653200'],
  ['653221', '和田县', 'county', '653200'],
  ['653222', '墨玉县', 'county', '653200'],
  ['653223', '皮山县', 'county', '653200'],
  ['653224', '洛浦县', 'county', '653200'],
  ['653225', '策勒县', 'county', '653200'],
  ['653226', '于田县', 'county', '653200'],
  ['653227', '民丰县', 'county', '653200'],
  ['653228', '和康县', 'county', '653200'],
  ['653229', '和安县', 'county', '653200'],
  ['654000', '伊犁哈萨克自治州', 'prefecture', '650000'],
  ['654002', '伊宁市', 'county', '654000'],
  ['654003', '奎屯市', 'county', '654000'],
  ['654004', '霍尔果斯市', 'county', '654000'],
  ['654021', '伊宁县', 'county', '654000'],
  ['654022', '察布查尔锡伯自治县', 'county', '654000'],
  ['654023', '霍城县', 'county', '654000'],
  ['654024', '巩留县', 'county', '654000'],
  ['654025', '新源县', 'county', '654000'],
  ['654026', '昭苏县', 'county', '654000'],
  ['654027', '特克斯县', 'county', '654000'],
  ['654028', '尼勒克县', 'county', '654000'],
  ['654200', '塔城地区', 'prefecture', '650000'],
  ['654201', '塔城市', 'county', '654200'],
  ['654202', '乌苏市', 'county', '654200'],
  ['654203', '沙湾市', 'county', '654200'],
  ['654221', '额敏县', 'county', '654200'],
  ['654224', '托里县', 'county', '654200'],
  ['654225', '裕民县', 'county', '654200'],
  ['654226', '和布克赛尔蒙古自治县', 'county', '654200'],
  ['654300', '阿勒泰地区', 'prefecture', '650000'],
  ['654301', '阿勒泰市', 'county', '654300'],
  ['654321', '布尔津县', 'county', '654300'],
  ['654322', '富蕴县', 'county', '654300'],
  ['654323', '福海县', 'county', '654300'],
  ['654324', '哈巴河县', 'county', '654300'],
  ['654325', '青河县', 'county', '654300'],
  ['654326', '吉木乃县', 'county', '654300'],
  ['659001', '石河子市', 'county', '650000'],
  ['659002', '阿拉尔市', 'county', '650000'],
  ['659003', '图木舒克市', 'county', '650000'],
  ['659004', '五家渠市', 'county', '650000'],
  ['659005', '北屯市', 'county', '650000'],
  ['659006', '铁门关市', 'county', '650000'],
  ['659007', '双河市', 'county', '650000'],
  ['659008', '可克达拉市', 'county', '650000'],
  ['659009', '昆玉市', 'county', '650000'],
  ['659010', '胡杨河市', 'county', '650000'],
  ['659011', '新星市', 'county', '650000'],
  ['659012', '白杨市', 'county', '650000'],
  ['659013', '草湖市', 'county', '650000'],
];

/** Every division, in code order: the region, its prefectures, their counties. */
export const DIVISIONS: readonly Division[] = ROWS.map(([code, name, level, parent]) => ({
  code: code as DivisionCode,
  name,
  level,
  ...(parent === '' ? {} : { parent: parent as DivisionCode }),
}));

const BY_CODE: ReadonlyMap<string, Division> = new Map(DIVISIONS.map((entry) => [entry.code, entry]));

/** The division of a six-digit code; undefined when the table does not list it. */
export function division(code: string): Division | undefined {
  return BY_CODE.get(code);
}

/** Full name below the region, e.g. 喀什地区喀什市; 全国 for 000000; an unknown code stays as it is. */
export function divisionName(code: string): string {
  if (code === NATION_CODE) return '全国';
  const found = division(code);
  if (!found) return code;
  const above = found.parent === undefined ? undefined : division(found.parent);
  return above?.level === 'prefecture' ? above.name + found.name : found.name;
}

/** The prefecture a place belongs to. The region itself and the 659xxx cities give 650000. */
export function prefectureOf(code: string): DivisionCode | undefined {
  const found = division(code);
  if (!found) return undefined;
  return found.level === 'county' ? found.parent : found.code;
}

/** Whether a place is `outer` or lies inside it (XJR-7-2: by level and territory). Unknown codes never do. */
export function isInside(code: string, outer: string): boolean {
  let here = division(code);
  while (here) {
    if (here.code === outer) return true;
    here = here.parent === undefined ? undefined : division(here.parent);
  }
  return false;
}
