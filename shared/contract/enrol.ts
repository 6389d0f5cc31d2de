/**
 * Procedures of identity: how the station is certified by the region, who is who among stations, a person's own
 * signing key; and in the region's office what the ceremonies issue. No answer holds a secret.
 */
import { z } from 'zod';
import { MOST_SHEETS, SHEET_SIGNS } from '#shared/bundle/code-sheets';
import { GRANT_PLACES } from '#shared/identity/grants';
import { POLICY_KINDS } from '#shared/identity/policy';
import { REVOCATION_REASONS, type Revocation } from '#shared/identity/revocation';
import {
  commandIdField,
  dateOut,
  divisionField,
  done,
  instantOut,
  localDateField,
  nothing,
  pageField,
  requiredText,
  text,
} from './fields';
import { command, query } from './procedure';

const passphraseField = z.string().max(200);
/** Six groups of four digits, as somebody typed them; full-width digits, spaces and hyphens are theirs to choose. */
const digitsField = text(60);

/** What a scanner typed: the codes of one record, one a line, in any order; null: its file is asked for. Each code may
 * have been scanned twice. */
const scannedField = z
  .string()
  .max(2 * MOST_SHEETS * (SHEET_SIGNS + 1))
  .nullable()
  .default(null);

/** The texts of a record's codes; none when it is more than codes take. */
const codes = z.array(z.string());

/** A slip: title, lines, and who signs. It never holds a secret. */
const slip = z.object({ title: z.string(), lines: z.array(z.string()), signers: z.array(z.string()) });

/** A request as it is read out and carried. */
const asked = z.object({
  digits: z.string(),
  requestedOn: dateOut,
  slip,
  /** Text of the QR code that holds the whole request. */
  qr: z.string(),
  /** The same as smaller codes of plain letters, for scanners that type what they read. */
  codes,
});

const root = z.object({
  number: z.number(),
  name: z.string(),
  /** To be compared with the installation sheet. */
  digits: z.string(),
  issuedOn: dateOut,
});

const listAge = z.object({
  /** Null: no list yet. */
  number: z.number().nullable(),
  days: z.number(),
  /** `second`: what other stations bring needs a second approval. */
  standing: z.enum(['fresh', 'warning', 'second']),
});

/** How this desk stands among stations. */
export const ENROLMENT_STANDINGS = ['alone', 'asked', 'waiting', 'enrolled', 'lapsed'] as const;

const state = z.object({
  /** `alone`: never asked. `waiting`: answered, the other administrator has to confirm. `lapsed`: the region is trusted,
   * but this station's certificate is missing (restored), revoked or out of date: it has to ask again. */
  standing: z.enum(ENROLMENT_STANDINGS),
  /** The same in a sentence, with what to do. */
  words: z.string(),
  station: z.string(),
  install: z.string(),
  agency: z.string(),
  agencyName: z.string(),
  levelName: z.string(),
  /** The region's own office: it issues certificates. */
  isRegion: z.boolean(),
  asked: asked.nullable(),
  waiting: z
    .object({
      by: z.string(),
      byName: z.string(),
      at: instantOut,
      fileName: z.string(),
      /** Read by whoever asks now: somebody else has to confirm. */
      mine: z.boolean(),
    })
    .nullable(),
  certificate: z
    .object({ number: z.number(), validFrom: dateOut, validTo: dateOut, daysLeft: z.number() })
    .nullable(),
  root: root.nullable(),
  revocations: listAge.nullable(),
  /** Epochs of the own agency's inbox; `held`: bundles of it can be opened here. */
  inboxes: z.array(z.object({ epoch: z.number(), issuedOn: dateOut, held: z.boolean() })),
  policies: z.array(
    z.object({
      kind: z.string(),
      kindName: z.string(),
      number: z.number(),
      id: z.string(),
      inForceFrom: dateOut,
      /** False for what cannot be put in force here: rules that contradict some that the office has adopted, or a kind
       * that needs another program. */
      adopted: z.boolean(),
    }),
  ),
  /** Pools of query codes that the region granted: all of them at the region's desk, elsewhere the own agency's. */
  pools: z.array(
    z.object({
      id: z.string(),
      agencyName: z.string(),
      /** The one station that takes from it, and for what. */
      station: z.string(),
      objectName: z.string(),
      from: dateOut,
      to: dateOut,
      /** Codes in it, and those that no case known here has taken. */
      total: z.number(),
      left: z.number(),
      /** Its station was replaced, revoked or suspended: nobody takes from it any more. */
      frozen: z.boolean(),
      /** Of what its station may take for that object so little is left that the region is asked for more. */
      low: z.boolean(),
    }),
  ),
  /** The own signing key of whoever asks. `usable`: opened by the passphrase at sign-in. */
  personKey: z.object({ isSet: z.boolean(), usable: z.boolean() }),
});
export type EnrolmentView = z.infer<typeof state>;

const station = z.object({
  station: z.string(),
  own: z.boolean(),
  agency: z.string(),
  agencyName: z.string(),
  levelName: z.string(),
  certificate: z.number(),
  validFrom: dateOut,
  validTo: dateOut,
  standing: z.enum([
    'ok',
    'unknown',
    'revoked',
    'issuer-void',
    'agency-unknown',
    'list-behind',
    'not-yet-valid',
    'expired',
    /** Two versions of one of its entries are known, and the region has not spoken since (C17). */
    'suspended',
  ]),
  /** The standing in words, with reason and date of a revocation. */
  words: z.string(),
  /** Number of its last entry that is held here; null: none. */
  lastEntry: z.number().nullable(),
  /** When its agency's last bundle was taken in; null: never. */
  lastBundleAt: instantOut.nullable(),
});
export type StationRow = z.infer<typeof station>;

/** A station, or an agency with all its stations. */
const revokedField = z
  .string()
  .regex(/^(?:[0-9a-f]{16}|[0-9]{6})$/)
  .transform((value) => value as Revocation['subject']);

/** What a ceremony answers: the slip to sign, and the file that is to be carried. */
const issued = z.object({ slip, fileName: z.string() });
/** The same for what may also be carried as codes. */
const issuedAsCodes = issued.extend({ codes });

const act = { commandId: commandIdField };
const ceremony = { ...act, passphrase: passphraseField };

export const enrolProcedures = {
  'enrol.state': query(
    'enrol.read',
    'How this station stands: asked, answered, certified; root, list, inbox epochs, rules of the region.',
    nothing,
    state,
  ),
  'enrol.request': command(
    'enrol.make',
    'Writes the request to a folder that is asked for; answers the digits to be read out. The same request again while nothing of the office has changed.',
    z.strictObject(act),
    asked.extend({ fileName: z.string() }),
  ),
  'enrol.readResponse': command(
    'enrol.make',
    'Reads the answer of the region, scanned or from a file that is asked for, believed by the root’s digits on the installation sheet; the other administrator confirms it.',
    z.strictObject({ ...act, digits: digitsField, scanned: scannedField }),
    z.object({ slip, rootDigits: z.string() }),
  ),
  'enrol.confirm': command(
    'enrol.confirm',
    'The second administrator compares the root’s digits, too; from then on the station is certified.',
    z.strictObject({ ...act, digits: digitsField }),
    z.object({ slip }),
  ),
  'enrol.decline': command(
    'enrol.decline',
    'Takes an answer that waits back; nothing of it counts.',
    z.strictObject(act),
    done,
  ),
  'enrol.readRecords': command(
    'enrol.make',
    'Takes in what the region issued, scanned or from a file that is asked for: inbox keys, a revocation list or rules, believed like those in a bundle.',
    z.strictObject({ ...act, scanned: scannedField }),
    z.object({
      /** What was taken, or that it was known already, and what to do now. */
      words: z.string(),
      /** False when all of it was known: nothing was changed. */
      taken: z.boolean(),
      slip,
    }),
  ),
  'stations.list': query(
    'enrol.read',
    'Every certified station with its standing, and the roots, lists and inboxes held.',
    z.strictObject({ page: pageField }),
    z.object({
      total: z.number(),
      items: z.array(station),
      roots: z.array(root),
      revocations: z.object({ number: z.number(), issuedOn: dateOut, digits: z.string() }).nullable(),
      inboxes: z.array(
        z.object({ agency: z.string(), name: z.string(), epoch: z.number(), issuedOn: dateOut }),
      ),
    }),
  ),
  'person.key': command(
    'person.key',
    'Makes the own signing key in the place of the one before; the passphrase is typed again.',
    z.strictObject({ ...act, passphrase: passphraseField }),
    z.object({ publicKey: z.string() }),
  ),
  'region.adopt': command(
    'region.issue',
    'Region only: takes in what the register of the ceremonies holds, from a folder that is asked for.',
    z.strictObject({ ...act, digits: digitsField }),
    z.object({ records: z.number(), rootDigits: z.string(), slip }),
  ),
  'region.toEnrol': query(
    'region.issue',
    'Region only: whose request that is whose digits were read out, scanned or from a file that is asked for, and what is held of the station here.',
    z.strictObject({ digits: digitsField, scanned: scannedField }),
    z.object({
      /** The request as one text, to be certified as it was looked at. */
      request: z.string(),
      station: z.string(),
      agency: z.string(),
      name: z.string(),
      levelName: z.string(),
      /** Its last entry as it says, and the last one held here. */
      head: z.number(),
      lastEntry: z.number().nullable(),
      /** Number of its certificate in force; null: it has none. */
      certificate: z.number().nullable(),
      /** Whether that one is a designated county's; null for other levels, whose rights never change. */
      designated: z.boolean().nullable(),
    }),
  ),
  'region.enrol': command(
    'region.issue',
    'Region only: certifies the station of a request whose digits were read out; register, key and places are asked for.',
    z.strictObject({
      ...ceremony,
      digits: digitsField,
      /** A county office whose designation the region holds (XJR-5-4). */
      designated: z.boolean(),
      /** From where on other rights than before count; `held` also brings under them what is on its way here. */
      place: z.enum(GRANT_PLACES).default('asked'),
      /** The request: its one QR code, or the several. */
      scanned: scannedField,
    }),
    issuedAsCodes,
  ),
  'region.toRevoke': query(
    'region.issue',
    'Region only: what a code would revoke, by its official name and with what is held of it here.',
    z.strictObject({ subject: revokedField }),
    z.object({
      agency: z.string(),
      name: z.string(),
      levelName: z.string(),
      /** Stations of the agency that are not revoked yet. */
      stations: z.number(),
      /** Cases here that the agency began or has. */
      cases: z.number(),
      /** The one station that is revoked, with its last entry here; null: the agency with all its stations. */
      station: z.object({ station: z.string(), lastEntry: z.number().nullable() }).nullable(),
      /** How it stands on the list already, in words; null: it does not. */
      listed: z.string().nullable(),
    }),
  ),
  'region.revoke': command(
    'region.issue',
    'Region only: the next revocation list, with one more station on it, or an agency and each of its stations.',
    z.strictObject({
      ...ceremony,
      subject: revokedField,
      reason: z.enum(REVOCATION_REASONS),
      /** `held`: the entries of each station up to the last one held here stay its own; `none`: no entry does. A station
       * that was revoked before is believed no further. */
      trusted: z.enum(['held', 'none']),
    }),
    issuedAsCodes.extend({ rekey: z.array(z.object({ agency: z.string(), name: z.string() })) }),
  ),
  'region.rekey': command(
    'region.issue',
    'Region only: the next epoch of an agency’s inbox, sealed to its live stations.',
    z.strictObject({ ...ceremony, agency: divisionField }),
    issuedAsCodes.extend({ epoch: z.number() }),
  ),
  'region.policy': command(
    'region.issue',
    'Region only: signs a rule pack, calendar, list of code pools or change of code lists from a file that is asked for.',
    z.strictObject({
      ...ceremony,
      kind: z.enum(POLICY_KINDS),
      id: requiredText(60),
      inForceFrom: localDateField,
    }),
    issued.extend({ number: z.number() }),
  ),
} as const;
