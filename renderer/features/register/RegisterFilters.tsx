/** What narrows the register: day, place, kind of object, standing, words. It asks; the service filters. */
import { Select } from 'antd';
import { OBJECT_TYPE_NAMES, OBJECT_TYPES, type ObjectType } from '#shared/domain/case-type';
import { DIVISIONS, divisionName, isInside } from '#shared/domain/divisions';
import { STANDING_NAMES, STANDINGS } from '#shared/regulation/register/standing';
import { FilterText } from '../../components/FilterText';
import { DateEntry } from '../../components/form/DateEntry';
import { useDesk } from '../../stores/desk-store';
import { useRegister } from '../../stores/register-store';
import { REGISTER as W } from '../../text/register';

/** 全部, as a list has it: an empty value has no label of its own. */
const ALL = '' as const;

export function RegisterFilters() {
  const { query, ask } = useRegister();
  const home = useDesk((desk) => desk.state?.office?.division);
  const places = DIVISIONS.filter((place) => home === undefined || isInside(place.code, home));
  return (
    <div className="rd-page-head">
      <FilterText label={W.filter} value={query.text} width={250} onFilter={(text) => void ask({ text })} />
      <Select
        aria-label={W.division}
        style={{ width: 170 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={query.division ?? ALL}
        onChange={(division) => void ask({ division: division === ALL ? null : division })}
        options={[
          { value: ALL, label: W.allDivisions },
          ...places.map((place) => ({ value: String(place.code), label: divisionName(place.code) })),
        ]}
      />
      <Select
        aria-label={W.objectType}
        style={{ width: 170 }}
        value={query.objectType ?? (ALL as typeof ALL | ObjectType)}
        onChange={(objectType) => void ask({ objectType: objectType === ALL ? null : objectType })}
        options={[
          { value: ALL as typeof ALL | ObjectType, label: W.allObjectTypes },
          ...OBJECT_TYPES.map((type) => ({
            value: type as typeof ALL | ObjectType,
            label: OBJECT_TYPE_NAMES[type],
          })),
        ]}
      />
      <Select
        aria-label={W.standing}
        style={{ width: 130 }}
        value={query.standing}
        onChange={(standing) => void ask({ standing })}
        options={[
          { value: 'any' as const, label: W.anyStanding },
          ...STANDINGS.map((standing) => ({ value: standing, label: STANDING_NAMES[standing] })),
        ]}
      />
      <label htmlFor="rd-as-of">{W.asOf}</label>
      <DateEntry id="rd-as-of" value={query.asOf ?? ''} onChange={(asOf) => void ask({ asOf })} />
    </div>
  );
}
