/** Codes that a field offers: of CL-FIELD only those the registered object has. Labels are never cut. */
import { createContext, useContext } from 'react';
import type { ObjectType } from '#shared/domain/case-type';
import { type CodeItem, codeList, codeListOf } from '#shared/forms/code-lists';

/** The object of the form around: 公共数据资源 unless said otherwise. */
export const ObjectTypeContext = createContext<ObjectType>('1');

/** Items of a list, as the object of the form has them. */
export function listItems(list: string, objectType: ObjectType): readonly CodeItem[] {
  return list === 'CL-FIELD' ? codeListOf(list, objectType) : codeList(list);
}

/** Items of a list for the form around. */
export const useListItems = (list: string): readonly CodeItem[] =>
  listItems(list, useContext(ObjectTypeContext));
