/** Faults and damage of a part of the store: its files are named by their place in the whole store folder. */
import type { Damage, StoreFault } from '../faults';

/** Damage inside `folder`, named from the store folder. */
export const damageIn = (folder: string, damage: Damage): Damage => ({
  ...damage,
  file: `${folder}/${damage.file}`,
});

/** A fault inside `folder`, named from the store folder. */
export function faultIn(folder: string, fault: StoreFault): StoreFault {
  if ('damage' in fault && fault.damage !== null)
    return { ...fault, damage: damageIn(folder, fault.damage) } as StoreFault;
  return 'where' in fault ? { ...fault, where: `${folder}/${fault.where}` } : fault;
}
