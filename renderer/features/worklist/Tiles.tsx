/** Four numbers, each a filter, and the way to the reminders. Shape and word tell them apart, not the colour alone. */
import type { WorklistCounts, WorklistQuery } from '../../stores/worklist-store';
import { WORKLIST } from '../../text/worklist';
import './Tiles.css';

type Light = WorklistQuery['light'];
type Tile = Exclude<Light, 'any'>;

/** The number of a tile. */
const COUNT_OF = {
  today: 'today',
  soon: 'soon',
  overdue: 'overdue',
  unconfirmed: 'unconfirmed',
  conflict: 'conflicts',
} as const satisfies { readonly [T in Tile]: keyof WorklistCounts };

interface TilesProps {
  readonly counts: WorklistCounts | null;
  readonly light: Light;
  readonly onLight: (light: Light) => void;
  /** How many reminders there are; null before they are known. */
  readonly reminders: number | null;
  readonly onReminders: () => void;
}

const TILES: readonly { readonly light: Tile; readonly shape: string }[] = [
  { light: 'today', shape: '▲' },
  { light: 'soon', shape: '◆' },
  { light: 'overdue', shape: '■' },
  { light: 'unconfirmed', shape: '○' },
  { light: 'conflict', shape: '◈' },
];

export function Tiles({ counts, light, onLight, reminders, onReminders }: TilesProps) {
  return (
    <ul className="rd-tiles" aria-label={WORKLIST.tiles} aria-busy={counts === null}>
      {TILES.map((tile) => {
        const count = counts?.[COUNT_OF[tile.light]];
        // Most offices never have one: its tile comes with the first, and stays while it is looked at.
        if (tile.light === 'conflict' && !count && light !== 'conflict') return null;
        return (
          <li key={tile.light}>
            <button
              type="button"
              className={`rd-tile rd-tile-${tile.light}${count ? '' : ' rd-tile-none'}`}
              aria-pressed={light === tile.light}
              onClick={() => onLight(light === tile.light ? 'any' : tile.light)}
            >
              <span className="rd-tile-shape" aria-hidden="true">
                {tile.shape}
              </span>
              <span className="rd-tile-word">{WORKLIST.tile[tile.light]}</span>
              <span className="rd-tile-count">{count ?? '–'}</span>
            </button>
          </li>
        );
      })}
      <li>
        <button
          type="button"
          className={`rd-tile rd-tile-reminders${reminders ? '' : ' rd-tile-none'}`}
          onClick={onReminders}
        >
          <span className="rd-tile-shape" aria-hidden="true">
            ◷
          </span>
          <span className="rd-tile-word">{WORKLIST.reminders}</span>
          <span className="rd-tile-count">{reminders ?? '–'}</span>
        </button>
      </li>
    </ul>
  );
}
