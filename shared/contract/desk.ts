/** Procedures of the desk itself: set-up, sign-in, accounts, designation. */
import { z } from 'zod';
import { PERSON_ROLES } from '#shared/access/roles';
import { OFFICER_ROLES } from '#shared/access/separation';
import { changedListField } from '#shared/forms/signed-lists';
import {
  accountField,
  commandIdField,
  dateOut,
  divisionField,
  done,
  instantOut,
  localDateField,
  nothing,
  requiredText,
  text,
} from './fields';
import { command, query } from './procedure';

export const officeInput = z.strictObject({
  name: requiredText(60, 4),
  level: z.enum(['region', 'prefecture', 'county']),
  division: divisionField,
  documentWord: requiredText(10, 2),
  address: requiredText(200, 5),
  phone: requiredText(30, 7),
});

/** An account as it is opened: without any role. */
const accountInput = z.strictObject({
  account: accountField,
  name: requiredText(50, 2),
  /** Empty only for practice stores. */
  passphrase: z.string().max(200),
});

const rolesField = z.array(z.enum(PERSON_ROLES)).max(6);

/** The first people are named with their roles, so that an office can begin the same day. */
const firstPersonInput = accountInput.extend({ roles: rolesField.min(1) });

/** Two of the three slips as typed; a store made before slips has one recovery key instead. */
const typedSlips = z.array(z.string().max(200)).min(1).max(2);

/** Three slips, shown once and kept nowhere. */
const issuedSlips = z.object({ slips: z.array(z.string()) });

const session = z.object({
  account: z.string(),
  name: z.string(),
  roles: z.array(z.enum(PERSON_ROLES)),
  roleNames: z.array(z.string()),
  lastSignInAt: instantOut.nullable(),
  failedSinceLast: z.number(),
  /** Somebody else chose the passphrase: until it is changed nothing else is answered. */
  mustChangePassphrase: z.boolean(),
});
export type SessionView = z.infer<typeof session>;

export const deskState = z.object({
  /** `setup`: no store yet; `signIn`: nobody is signed in here; `ready`: somebody is. */
  phase: z.enum(['setup', 'signIn', 'ready']),
  practice: z.boolean(),
  /** Known only while the store is open. */
  office: z
    .object({ ...officeInput.shape, hasAgencyPower: z.boolean(), divisionName: z.string() })
    .nullable(),
  /** People to choose from in a practice store; empty otherwise: names are not in the clear. */
  practiceStaff: z.array(z.object({ account: z.string(), name: z.string(), roleNames: z.array(z.string()) })),
  session: session.nullable(),
  today: z.string(),
  calendarYears: z.array(z.number()),
  profile: z.object({ id: z.string(), effectiveTo: z.string() }),
  /** What the region has changed of the code lists; null where it changed none, or nobody is signed in. */
  codeLists: z
    .object({
      number: z.number(),
      id: z.string(),
      inForceFrom: dateOut,
      lists: z.array(changedListField).readonly(),
    })
    .nullable(),
  /** Something wrong that everybody must see: damage, missing calendar, clock behind. */
  warnings: z.array(z.object({ code: z.string(), message: z.string(), wayOut: z.string() })),
  /** Two of the sealed slips were typed back since they were issued. */
  slipsConfirmed: z.boolean(),
  idleLockMinutes: z.number(),
});
export type DeskState = z.infer<typeof deskState>;

export const deskProcedures = {
  'desk.state': query('open', 'Where the desk stands: set-up, sign-in or ready.', nothing, deskState),
  'desk.setUp': command(
    'open',
    'First start: makes the store; answers the three sealed slips once.',
    z.strictObject({
      commandId: commandIdField,
      practice: z.boolean(),
      office: officeInput,
      people: z.array(firstPersonInput).min(1).max(20),
    }),
    issuedSlips,
  ),
  'desk.setUpPractice': command(
    'open',
    'First start: makes a practice store with sample staff and, if asked, the sample applications.',
    z.strictObject({
      commandId: commandIdField,
      office: z.enum(['region', 'prefecture', 'county']),
      /** The practice date to begin on; null = the computer's date. */
      startOn: localDateField.nullable(),
      withSamples: z.boolean(),
    }),
    z.object({ cases: z.number() }),
  ),
  'practice.moveClock': command(
    'session',
    'Practice stores only: moves the practice date forward.',
    z.strictObject({ commandId: commandIdField, to: localDateField }),
    z.object({ today: z.string() }),
  ),
  'desk.confirmSlips': command(
    'open',
    'Proves that two of the three written slips open the store.',
    z.strictObject({ commandId: commandIdField, slips: typedSlips }),
    done,
  ),
  'desk.resetPassphrase': command(
    'open',
    'Gives a person a new passphrase by two of the three slips.',
    z.strictObject({
      commandId: commandIdField,
      slips: typedSlips,
      account: accountField,
      passphrase: z.string().max(200),
    }),
    done,
  ),
  'session.signIn': command(
    'open',
    'Signs a person in; wrong passphrases slow down and are recorded.',
    z.strictObject({ account: accountField, passphrase: z.string().max(200) }),
    session,
  ),
  'session.signOut': command(
    'session',
    'Ends the session; the store is closed when nobody is left.',
    z.strictObject({ because: z.enum(['asked', 'locked', 'idle']) }),
    done,
  ),
  'session.changePassphrase': command(
    'session',
    'Replaces the own passphrase.',
    z.strictObject({ commandId: commandIdField, current: z.string().max(200), next: z.string().max(200) }),
    done,
  ),
  'desk.renewSlips': command(
    'keys.manage',
    'Issues three new slips; the old ones open nothing from then on.',
    z.strictObject({ commandId: commandIdField }),
    issuedSlips,
  ),
  'desk.renewMaster': command(
    'keys.manage',
    'Seals the whole store under a new master key beside the running one and swaps them; issues new slips.',
    z.strictObject({ commandId: commandIdField }),
    issuedSlips,
  ),
  'desk.renewMasterProgress': query(
    'keys.manage',
    'How far the renewal of the master key under way is; null when there is none.',
    nothing,
    z.object({ percent: z.number().nullable() }),
  ),
  'desk.cancelRenewMaster': query('keys.manage', 'Ends the renewal under way.', nothing, done),
  'accounts.list': query(
    'account.read',
    'People of this store, and who is proposed for one of the three posts.',
    nothing,
    z.object({
      people: z.array(
        z.object({
          account: z.string(),
          name: z.string(),
          roles: z.array(z.enum(PERSON_ROLES)),
          lastSignInAt: instantOut.nullable(),
          /** Left the office: kept for the record only. */
          removed: z.boolean(),
          /** Stopped by wrong passphrases until somebody else releases the account. */
          held: z.boolean(),
        }),
      ),
      proposed: z
        .object({
          post: z.enum(OFFICER_ROLES),
          account: z.string(),
          name: z.string(),
          by: z.string(),
          byName: z.string(),
        })
        .nullable(),
    }),
  ),
  'accounts.add': command(
    'account.open',
    'Opens an account with a first passphrase; it has no role.',
    accountInput.extend({ commandId: commandIdField }),
    done,
  ),
  'accounts.remove': command(
    'account.remove',
    'Takes away a person’s way in; the name stays in the record and the account is given to nobody else.',
    z.strictObject({ commandId: commandIdField, account: accountField, reason: requiredText(500, 2) }),
    done,
  ),
  'accounts.release': command(
    'account.release',
    'Lets an account that too many wrong passphrases have stopped be tried again.',
    z.strictObject({ commandId: commandIdField, account: accountField }),
    done,
  ),
  'accounts.setRoles': command(
    'account.grant',
    'Grants and takes away business roles: the roles as they are from now on.',
    z.strictObject({ commandId: commandIdField, account: accountField, roles: rolesField }),
    done,
  ),
  'officers.propose': command(
    'officer.replace',
    'Proposes somebody without roles for one of the three posts.',
    z.strictObject({ commandId: commandIdField, post: z.enum(OFFICER_ROLES), account: accountField }),
    done,
  ),
  'officers.confirm': command(
    'officer.replace',
    'Confirms, by a second of the three, whom another proposed; the former holder has no role then.',
    z.strictObject({ commandId: commandIdField, post: z.enum(OFFICER_ROLES), account: accountField }),
    done,
  ),
  'officers.decline': command(
    'officer.replace',
    'Takes a proposal for one of the three posts away.',
    z.strictObject({ commandId: commandIdField }),
    done,
  ),
  'office.recordDesignation': command(
    'office.designate',
    'Records the document that gives a county office agency functions (XJR-5).',
    z.strictObject({
      commandId: commandIdField,
      documentNumber: requiredText(60, 4),
      documentDate: localDateField,
      filingReference: requiredText(60, 4),
    }),
    done,
  ),
  'desk.confirmClock': command(
    'clock.confirm',
    'Confirms that the computer clock is right although earlier entries claim later times.',
    z.strictObject({ commandId: commandIdField, reason: requiredText(300, 2) }),
    done,
  ),
  'search.find': query(
    'case.read',
    'Finds cases by number, name, subject or code.',
    z.strictObject({ text: text(100) }),
    z.object({
      hits: z.array(
        z.object({
          caseId: z.string(),
          number: z.string(),
          name: z.string(),
          subjectName: z.string(),
          statusName: z.string(),
          registered: z.boolean(),
        }),
      ),
    }),
  ),
} as const;
