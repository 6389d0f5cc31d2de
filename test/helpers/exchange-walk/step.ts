/** One kind of thing that can happen in a walk. */
import type { Dice } from '../case-walk-inputs';
import type { ExchangeOffice } from '../exchange-office';
import type { Ground, Outcome } from './ground';

export interface Step {
  readonly kind: string;
  /** How often it is drawn among the others. */
  readonly weight: number;
  /** Not met in every walk: asked for only where walks are long. */
  readonly isRare?: true;
  /** Null: nothing of the kind can be done at this office now. */
  readonly act: (ground: Ground, office: ExchangeOffice, dice: Dice) => Promise<Outcome | null>;
}
