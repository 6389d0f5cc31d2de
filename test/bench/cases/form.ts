// Values of an application form, about 40 fields, as in the sample applications: who applies, and what data.
// Invented throughout; only the divisions are real.
import { DIVISIONS } from '#shared/domain/divisions';
import type { FieldValue, FormValues } from '#shared/forms/schema';
import { address, person, prose } from './prose';
import { type Random, randomOf } from './random';
import { BODIES, ITEM_KEYS, ITEM_NAMES, KINDS, TOPICS } from './words';

/** Both halves of an application. */
export interface Form {
  readonly subject: FormValues;
  readonly application: FormValues;
}

const PLACES = DIVISIONS.filter((division) => division.level !== 'province');
/** The capital files a tenth of all cases, the prefectures most of the rest. */
const CAPITAL = PLACES.filter(({ code }) => code === '650100');
const PREFECTURES = PLACES.filter(({ level }) => level === 'prefecture');

function place(random: Random): (typeof PLACES)[number] {
  const chance = random.next();
  return random.pick(chance < 0.1 ? CAPITAL : chance < 0.55 ? PREFECTURES : PLACES);
}

/** A day of a year, `YYYY-MM-DD`. */
const day = (random: Random, year: number): string =>
  `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;

const phone = (random: Random): string => `09${90 + random.below(10)}-${random.digits(7)}`;

function dataItems(random: Random): FieldValue {
  return Array.from({ length: 1 + random.below(3) }, () => {
    const at = random.below(ITEM_KEYS.length);
    return {
      itemName: ITEM_NAMES[at] ?? '',
      itemKey: `${ITEM_KEYS[at] ?? ''}_${random.below(90)}`,
      itemType: random.pick(['C', 'N', 'D', 'I']),
      itemLength: String(1 + random.below(200)),
      itemDesc: prose(random, 1),
      itemSensitive: random.next() < 0.1,
    };
  });
}

/** The form of case number `at`. */
export function formOf(at: number): Form {
  const random = randomOf(at, 1);
  const { code, name } = place(random);
  const topic = random.pick(TOPICS);
  const body = `${name}${random.pick(BODIES)}`;
  const clerk = person(random);
  const year = 2015 + random.below(9);
  const extent = random.next() < 0.35 ? `（${year}年以来）` : '';
  return {
    subject: {
      institutionName: body,
      uscc: `12${code}MA${random.hex(8).toUpperCase()}${random.below(10)}`,
      subjectNature: random.pick(['01', '02', '03', '04']),
      subjectRoles: [random.pick(['holder', 'utility', 'operator'])],
      adminLevel: random.pick(['2', '3', '4']),
      regionCode: code,
      industryCodes: [random.pick([...'ADEGIKLNPQRS']), random.pick([...'CFHJMO'])],
      address: address(random, name),
      legalRep: person(random),
      contactName: clerk,
      contactPhone: phone(random),
      realNameMethod: random.pick(['regionSystem', 'document']),
      realNameAt: day(random, 2026),
      realNameBy: person(random),
    },
    application: {
      dataRegistType: '1',
      intakeChannel: random.pick(['window', 'post', 'online']),
      internalReview: prose(random, 2),
      internalReviewAt: day(random, 2026),
      dataRegistName: `${name}${topic}${random.pick(KINDS)}${extent}`,
      dataContentIntroduction: `${topic}：${prose(random, 9 + random.below(5))}`,
      resourceClass: random.pick(['1', '2', '3']),
      formatDetail: [random.pick(['XLSX', 'JSON', 'XML', 'SHP']), 'CSV'],
      updateCycle: random.pick(['01', '02', '03', '04', '05', '06']),
      coverAreaCodes: [code],
      dataCoverageTimeStart: day(random, year),
      volumeValue: `${random.below(900)}.${random.below(10)}`,
      recordCount: random.below(9_000_000),
      fieldCount: 3 + random.below(40),
      dataItems: dataItems(random),
      legalBasis: `依据关于${random.pick(TOPICS)}管理的规定第${1 + random.below(80)}条。`,
      sourceNote: prose(random, 3),
      securityLevel: random.pick(['GENERAL', 'IMPORTANT']),
      riskAssessor: `${body}数据安全工作组`,
      riskDate: day(random, 2025),
      riskMeasures: prose(random, 4),
      storageRegion: code,
      depositNo: `TSCZ-${day(random, 2026)}-${random.digits(6)}`,
      hashAlg: 'SHA-256',
      hashValue: random.hex(64),
      shareType: random.pick(['1', '2', '3']),
      shareCondition: prose(random, 1),
      applyDate: day(random, 2026),
      filler: clerk,
      approver: person(random),
    },
  };
}
