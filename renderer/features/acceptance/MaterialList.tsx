/** The expected materials with the officer's marks: walked with ↑ ↓, marked with 1 and 2. */
import { type KeyboardEvent, useRef } from 'react';
import type { CaseView } from '#shared/contract/views';
import type { MaterialMark } from '../../stores/acceptance-draft';
import { ACCEPTANCE as W } from '../../text/case';

type Material = CaseView['materials'][number];

interface MaterialListProps {
  readonly materials: readonly Material[];
  readonly marks: { readonly [material: string]: MaterialMark };
  readonly current: string;
  /** Null where the person may only look. */
  readonly onMark: ((material: Material, mark: MaterialMark) => void) | null;
  readonly onCurrent: (id: string) => void;
}

const KEYS: { readonly [key: string]: MaterialMark } = { '1': 'good', '2': 'bad' };

function markWords(mark: MaterialMark | undefined): string {
  if (mark === undefined) return `○ ${W.unmarked}`;
  return mark === 'good' ? `● ${W.good}` : `■ ${W.bad}`;
}

export function MaterialList({ materials, marks, current, onMark, onCurrent }: MaterialListProps) {
  const list = useRef<HTMLUListElement>(null);
  const go = (index: number) => {
    const target = materials[Math.min(Math.max(index, 0), materials.length - 1)];
    if (!target) return;
    onCurrent(target.id);
    list.current?.querySelector<HTMLElement>(`[data-material="${target.id}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, material: Material, index: number) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    const mark = KEYS[event.key];
    if (mark && onMark) {
      onMark(material, mark);
      go(index + 1);
    } else if (event.key === 'ArrowDown') go(index + 1);
    else if (event.key === 'ArrowUp') go(index - 1);
    else return;
    event.preventDefault();
  };
  return (
    <ul className="material-list" ref={list} aria-label={W.materials}>
      {materials.map((material, index) => {
        const mark = marks[material.id];
        const isCurrent = material.id === current;
        return (
          <li key={material.id} className={isCurrent ? 'material material-current' : 'material'}>
            <button
              type="button"
              className="material-name"
              data-material={material.id}
              aria-current={isCurrent}
              tabIndex={isCurrent ? 0 : -1}
              onClick={() => onCurrent(material.id)}
              onKeyDown={(event) => press(event, material, index)}
            >
              <span title={material.group}>{material.label}</span>
              <span className={material.missing ? 'material-missing' : 'material-group'}>
                {material.missing ? `▲ ${W.missing}` : `${material.attachmentIds.length} 件`}
              </span>
            </button>
            {onMark ? (
              <span className="material-marks">
                <span className={`material-mark material-mark-${mark ?? 'none'}`}>{markWords(mark)}</span>
                {(['good', 'bad'] as const).map((choice) => (
                  <button
                    key={choice}
                    type="button"
                    className="mark-button"
                    aria-pressed={mark === choice}
                    aria-label={`${material.label}：${choice === 'good' ? W.good : W.bad}`}
                    onClick={() => onMark(material, choice)}
                  >
                    <kbd>{choice === 'good' ? 1 : 2}</kbd> {choice === 'good' ? W.good : W.bad}
                  </button>
                ))}
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
