/** The width of a field tells the expected length of what is typed, in pixels. */
import type { FieldSpec } from '#shared/forms/schema';

export function fieldWidth(spec: FieldSpec): number {
  switch (spec.kind) {
    case 'uscc':
      return 260;
    case 'phone':
    case 'decimal':
    case 'integer':
      return 200;
    case 'digest':
      return 700;
    case 'text':
      return spec.max <= 20 ? 180 : spec.max <= 50 ? 300 : spec.max <= 100 ? 520 : 720;
    case 'enum':
    case 'region':
      return 360;
    default:
      return 720;
  }
}
