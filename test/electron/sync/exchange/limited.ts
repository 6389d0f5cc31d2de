import type { ExchangeSettingId, Profile } from '#shared/regulation/profiles/profile';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { DAY } from './exchange-kit';

/** The rules in force with other limits of the exchange, from `DAY` on. */
export async function limited(
  desk: OfficeDesk,
  values: { readonly [K in ExchangeSettingId]?: number },
): Promise<Profile> {
  const { profile } = await desk.must('supervisor', 'desk.state', {});
  const { json } = await desk.must('supervisor', 'rules.profile', { id: profile.id });
  const { settings, ...rest } = JSON.parse(json);
  const rows = Object.entries(values).map(([id, value]) => [id, { ...settings[id], value }]);
  return {
    ...rest,
    ...{ id: `${profile.id}-L`, replaces: profile.id, effectiveFrom: DAY },
    settings: { ...settings, ...Object.fromEntries(rows) },
  };
}
