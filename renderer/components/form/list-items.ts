/** Codes that a field offers: of CL-FIELD only those the registered object has. Labels are never cut. */
import { createContext, useContext } from 'react';
import type { ObjectType } from '#shared/domain/case-type';
import { type CodeItem, isChoosable, isInGroup, itemsOf, offeredItems } from '#shared/forms/code-lists';
import { useCodeLists, useToday } from '../../stores/code-lists';
import { WIZARD } from '../../text/wizard';

/** The object of the form around: 公共数据资源 unless said otherwise. */
export const ObjectTypeContext = createContext<ObjectType>('1');

/**
 * Items of a list for the form around: those that may be chosen today, and of the others what the field holds already,
 * marked as closed. `group`: the parent code, where the list depends on another.
 */
export function useListItems(list: string, holds: readonly string[], group?: string): readonly CodeItem[] {
  const objectType = useContext(ObjectTypeContext);
  const items = itemsOf(useCodeLists(), list);
  const today = useToday();
  const parent = list === 'CL-FIELD' ? objectType : group;
  const own = items.filter((item) => parent === undefined || isInGroup(item, parent));
  if (today === null) return own;
  return offeredItems(own, today, holds).map((item) =>
    isChoosable(item, today) ? item : { ...item, label: WIZARD.closedValue(item.label) },
  );
}
