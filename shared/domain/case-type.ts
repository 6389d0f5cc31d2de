/** Official names of application types and object types (CL-APPLY, CL-REGTYPE). */

const APPLY_NAMES = { FIRST: '首次登记' } as const;
const OBJECT_NAMES = { '1': '公共数据资源' } as const;

/** `首次登记·公共数据资源` */
export function caseTypeName(
  applyType: keyof typeof APPLY_NAMES,
  objectType: keyof typeof OBJECT_NAMES,
): string {
  return `${APPLY_NAMES[applyType]}·${OBJECT_NAMES[objectType]}`;
}
