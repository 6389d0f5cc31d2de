/** Rule profiles: looked at, compared, exported; a file is proposed by one person and confirmed by another. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { personName } from '#electron/services/cases/header';
import { officeAct, pressedBefore } from '#electron/services/desk/office-act';
import { recordAct } from '#electron/services/desk/record';
import { answered, failed, refusal } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';
import { KNOWN_RULES } from '#shared/regulation/casework/known-rules';
import { TEXTS } from '#shared/regulation/clauses/texts';
import { parseProfile, profileToJson } from '#shared/regulation/profiles/check-profile';
import { compareProfiles } from '#shared/regulation/profiles/compare-profiles';
import type { Profile } from '#shared/regulation/profiles/profile';
import { adoptable, timeline } from '#shared/regulation/profiles/profile-time';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';

/** Profiles that can be looked at: those of the desk, and the draft that is kept for comparison. */
const shown = (call: SignedInCall): readonly Profile[] => [
  ...call.desk.profiles,
  ...(call.desk.profiles.some(({ id }) => id === TJ_DRAFT_PROFILE.id) ? [] : [TJ_DRAFT_PROFILE]),
];

export const list: SessionService<'rules.profiles'> = (call) => {
  const { desk, store } = call;
  const spans = timeline(desk.profiles);
  const { pendingProfile, adopted } = store.views.rules;
  return answered({
    profiles: shown(call).map((profile) => {
      const span = spans.find((candidate) => candidate.profile.id === profile.id);
      return {
        id: profile.id,
        title: profile.title,
        from: span?.from ?? profile.effectiveFrom,
        to: span?.to ?? profile.effectiveTo,
        inForce: profile.id === desk.profile.id,
        builtIn: !adopted.some(({ id }) => id === profile.id),
      };
    }),
    pending: pendingProfile && {
      id: pendingProfile.value.id,
      title: pendingProfile.value.title,
      by: personName(call, pendingProfile.by),
      changes: [...compareProfiles(desk.profile, pendingProfile.value)],
    },
  });
};

export const text: SessionService<'rules.profile'> = (call, input) => {
  const profile = named(call, input.id);
  return profile ? answered({ json: profileToJson(profile) }) : unknown();
};

export const compare: SessionService<'rules.compareProfiles'> = (call, input) => {
  const a = named(call, input.a);
  const b = named(call, input.b);
  return a && b ? answered({ differences: [...compareProfiles(a, b)] }) : unknown();
};

export const exportProfile: SessionService<'rules.exportProfile'> = async (call, input) => {
  const profile = named(call, input.id);
  if (!profile) return unknown();
  const { files } = call.desk.ports;
  if (!files)
    return refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择保存位置。', '请在登记工作台窗口中办理。');
  const path = await files.saveAs(`规则包-${profile.id}.json`);
  if (path === null) return refusal('SAVE_CANCELLED', '没有导出。', '需要时再次导出。');
  const fileName = basename(path);
  const recorded = recordAct(call, 'rules.exportProfile', input.commandId, {
    type: 'exported',
    what: 'profile',
    items: 1,
    fileName,
  });
  if (!recorded.ok) return recorded;
  try {
    await writeFile(path, `${profileToJson(profile)}\n`);
  } catch {
    return failed({
      kind: 'fault',
      code: 'IO_ERROR',
      message: '文件没有写成。',
      wayOut: '请检查保存位置后重试。',
      clauses: [],
      places: [],
      others: [],
    });
  }
  return answered({ fileName });
};

export const propose: SessionService<'rules.proposeProfile'> = (call, input) => {
  const before = pressedBefore(call, 'rules.proposeProfile', input.commandId);
  if (!before.ok) return before;
  const pending = call.store.views.rules.pendingProfile;
  if (before.value && pending)
    return answered({
      id: pending.value.id,
      changes: [...compareProfiles(call.desk.profile, pending.value)],
    });
  const read = readProfile(call, input.json);
  if (!read.ok) return read;
  if (pending)
    return refusal(
      'PROFILE_REFUSED',
      `规则包 ${pending.value.id} 正待第二人确认，没有再接收。`,
      '请先确认或退回。',
    );
  const changes = compareProfiles(call.desk.profile, read.value);
  const written = officeAct(call, 'rules.proposeProfile', input.commandId, 'rules', {
    type: 'profileProposed',
    profile: read.value,
  });
  return written.ok ? answered({ id: read.value.id, changes: [...changes] }) : written;
};

function readProfile(call: SignedInCall, json: string): Answer<Profile> {
  const refused = (places: readonly { place: string; message: string }[]): Answer<never> =>
    refusal(
      'PROFILE_REFUSED',
      `规则包有 ${places.length} 处不符合要求，没有导入：${places
        .slice(0, 3)
        .map(({ place, message }) => `${place} ${message}`)
        .join('；')}`,
      '请按所列位置改正后再导入。',
      places.slice(0, 50).map(({ place, message }) => ({ field: place, message })),
    );
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return refused([{ place: '整体', message: '不是有效的规则包文件' }]);
  }
  const parsed = parseProfile(raw, KNOWN_RULES);
  if (!parsed.ok) return refused(parsed.error);
  const profile = parsed.value;
  const origin = Object.values(TEXTS).find(({ prefix }) => prefix === profile.text);
  if (!call.store.practice && origin?.isBasis !== true)
    return refused([
      {
        place: 'text',
        message: `${origin?.title ?? profile.text}不能作为本机构办理的依据，只可在练习中试用`,
      },
    ]);
  const fits = adoptable(call.desk.profiles, profile);
  return fits.ok ? answered(profile) : refused(fits.error);
}

export const confirm: SessionService<'rules.confirmProfile'> = (call, input) => {
  const { commandId, id } = input;
  const bar = pendingBar(call, 'rules.confirmProfile', input);
  if (bar) return bar;
  const pending = call.store.views.rules.pendingProfile;
  if (pending?.by === call.session.account)
    return refusal('SECOND_PERSON', '规则包由您提出，须由第二人确认，没有生效。', '请由另一名主管确认。');
  // Something may have been adopted meanwhile.
  const fits = pending && adoptable(call.desk.profiles, pending.value);
  if (fits && !fits.ok)
    return refusal('PROFILE_REFUSED', fits.error[0]?.message ?? '规则包不能生效。', '请退回后重新提出。');
  return officeAct(call, 'rules.confirmProfile', commandId, 'rules', { type: 'profileConfirmed', id });
};

export const decline: SessionService<'rules.declineProfile'> = (call, input) => {
  const { commandId, id, reason } = input;
  const bar = pendingBar(call, 'rules.declineProfile', input);
  return (
    bar ??
    officeAct(call, 'rules.declineProfile', commandId, 'rules', { type: 'profileDeclined', id, reason })
  );
};

/** Why nothing can be decided now, or the answer to a repeated press; `null` when it can. */
function pendingBar(
  call: SignedInCall,
  procedure: string,
  input: { readonly commandId: Parameters<typeof pressedBefore>[2]; readonly id: string },
): Answer<Record<string, never>> | null {
  const before = pressedBefore(call, procedure, input.commandId);
  if (!before.ok) return before;
  if (before.value) return answered({});
  const pending = call.store.views.rules.pendingProfile;
  if (pending?.value.id !== input.id)
    return refusal('NOTHING_PENDING', '没有待确认的规则包，或已由他人处理。', '请刷新后再看。');
  return null;
}

const named = (call: SignedInCall, id: string): Profile | undefined =>
  shown(call).find((profile) => profile.id === id);

const unknown = () => refusal('PROFILE_REFUSED', '没有这个规则包。', '请刷新后再看。');
