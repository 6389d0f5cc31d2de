/**
 * Makes the offices of a region before any of them is in the exchange, as a process of its own: the region's desk with
 * its ceremony held, a prefecture and a county that nobody certified yet, another station of the prefecture that is
 * certified, and another county that is and asks again. Tells their places as one JSON line. Arguments: this program, a folder, a day.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import { setWorkerFile } from '#electron/store/worker-thread';
import { PASSPHRASE } from '../electron/sync/identity/ceremony-kit';
import { ROOT } from './desk-cli';
import { ExchangeOffice, passphraseOf } from './exchange-office';
import { type Asked, askedBy, enrolOffice, foundRegion } from './exchange-region';

/** What a spec is told. */
export interface MadeRegion {
  /** Stores, each in a folder of its own. */
  readonly vaults: { readonly [O in 'region' | 'prefecture' | 'beside' | 'county']: string };
  /** Passphrases by account, the same in all offices. */
  readonly passphrases: { readonly [account: string]: string };
  /** What the ceremony left: its register, the keys that certify stations and revoke them, and their passphrase. */
  readonly ceremony: {
    readonly register: string;
    readonly key: string;
    readonly revocationKey: string;
    readonly passphrase: string;
  };
  /** As printed on every installation sheet. */
  readonly rootDigits: string;
  /** What a county asks that has a certificate. */
  readonly askedAgain: Asked;
}

const KASHGAR = { name: '喀什地区公共数据登记中心', level: 'prefecture', division: '653100' } as const;

async function make(dir: string, day: string): Promise<MadeRegion> {
  setWorkerFile(join(ROOT, 'out', 'app', 'store-worker.cjs'));
  mkdirSync(dir, { recursive: true });
  const office = (key: string, parts: Omit<ExchangeOffice['parts'], 'documentWord'>, documentWord: string) =>
    new ExchangeOffice(dir, key, { ...parts, documentWord });
  const region = office(
    'region',
    { name: '自治区公共数据登记中心', level: 'region', division: '650000' },
    '新数登',
  );
  const prefecture = office('prefecture', KASHGAR, '喀数登');
  const beside = office('beside', KASHGAR, '喀数登');
  const county = office('county', { name: '喀什市数据局', level: 'county', division: '653101' }, '喀市数登');
  const again = office('again', { name: '疏附县数据局', level: 'county', division: '653121' }, '疏附数登');
  for (const one of [region, prefecture, beside, county, again]) await one.setUp(day);
  const founded = await foundRegion(region, day);
  for (const one of [beside, again]) await enrolOffice(founded, one, day);
  const { ceremony, rootDigits } = founded;
  return {
    vaults: {
      region: region.vault,
      prefecture: prefecture.vault,
      beside: beside.vault,
      county: county.vault,
    },
    passphrases: Object.fromEntries(PRACTICE_STAFF.map(({ account }) => [account, passphraseOf(account)])),
    ceremony: {
      register: ceremony.path('region'),
      key: ceremony.path('k3.key'),
      revocationKey: ceremony.path('k5.key'),
      passphrase: PASSPHRASE,
    },
    rootDigits,
    askedAgain: await askedBy(again, day),
  };
}

const [, , , dir = '', day = ''] = argv;
make(dir, day).then(
  (region) => stdout.write(`${JSON.stringify(region)}\n`),
  (error: unknown) => {
    throw error;
  },
);
