/**
 * Search and commands in one box, by keyboard alone. Enter waits for the answer of what stands in the box,
 * so that a scanned number opens its case at once when there is exactly one.
 */
import { Input, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import type { Failure } from '#shared/contract/failure';
import { call } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { focusFirstField } from '../../components/focus-first-field';
import { SEARCH } from '../../text/search';
import './Palette.css';
import { matchingCommands, type PaletteCommand } from './palette-command';

type Hit = CallOutput<'search.find'>['hits'][number];

interface PaletteProps {
  readonly open: boolean;
  /** What stands in the box at first, e.g. a scanned number, which is searched and opened at once. */
  readonly initial: string;
  readonly commands: readonly PaletteCommand[];
  /** Whether this person may read cases. */
  readonly reads: boolean;
  readonly onOpenCase: (caseId: string) => void;
  readonly onClose: () => void;
}

export function Palette(props: PaletteProps) {
  return (
    <Modal
      open={props.open}
      title={<span className="rd-hidden">{SEARCH.title}</span>}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 70 }}
      destroyOnHidden
      afterOpenChange={focusFirstField}
      onCancel={props.onClose}
    >
      <PaletteBox {...props} />
    </Modal>
  );
}

const PAUSE_MS = 120;

function PaletteBox({ initial, commands, reads, onOpenCase, onClose }: PaletteProps) {
  const [text, setText] = useState(initial);
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [answered, setAnswered] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [at, setAt] = useState(0);
  const chosen = useRef(false);
  const list = useRef<HTMLDivElement>(null);

  const find = async (words: string): Promise<readonly Hit[]> => {
    if (!reads || words === '' || isCommand(words)) return [];
    const answer = await call('search.find', { text: words });
    if (answer.ok) return answer.value.hits;
    setFailure(answer.failure);
    return [];
  };
  const ask = useRef(find);
  useEffect(() => {
    ask.current = find;
  });
  useEffect(() => {
    let late = false;
    const timer = setTimeout(async () => {
      const found = await ask.current(text.trim());
      if (late) return;
      setHits(found);
      setAnswered(text.trim());
      setAt(0);
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [text]);

  // Who reads no cases has commands only, and sees them all at once.
  const fitting = matchingCommands(commands, reads ? text : `>${text}`);
  const shownHits = isCommand(text) || text.trim() === '' ? [] : hits;
  const count = shownHits.length + fitting.length;
  const runCommand = (command: PaletteCommand): void => {
    onClose();
    command.run();
  };
  const openHit = (hit: Hit): void => {
    onClose();
    onOpenCase(hit.caseId);
  };
  const enter = async (): Promise<void> => {
    const words = text.trim();
    const now = chosen.current || answered === words ? shownHits : await find(words);
    const only = now.length === 1 ? now[0] : undefined;
    if (!chosen.current && only) return openHit(only);
    const hit = now[at];
    if (hit) return openHit(hit);
    const command = fitting[at - now.length];
    if (command) runCommand(command);
  };
  // A scanned number is searched and opened without a further key.
  const scanned = useRef(initial !== '');
  useEffect(() => {
    if (!scanned.current) return;
    scanned.current = false;
    void ask.current(initial).then((found) => {
      const only = found.length === 1 ? found[0] : undefined;
      if (!only) return;
      onClose();
      onOpenCase(only.caseId);
    });
  }, [initial, onClose, onOpenCase]);

  const walk = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void enter();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      chosen.current = true;
      const next = (at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      setAt(next);
      list.current?.querySelector(`#rd-hit-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
  };
  const label = reads ? SEARCH.label : SEARCH.labelCommands;
  const waiting = answered !== text.trim();
  return (
    <>
      <Input
        autoFocus
        size="large"
        maxLength={100}
        value={text}
        role="combobox"
        aria-label={label}
        aria-expanded={count > 0}
        aria-controls="rd-hits"
        aria-autocomplete="list"
        aria-activedescendant={count > 0 ? `rd-hit-${at}` : undefined}
        placeholder={label}
        onKeyDown={walk}
        onChange={(event) => {
          chosen.current = false;
          setFailure(null);
          setText(event.target.value);
        }}
      />
      <FailureNotice failure={failure} />
      <div className="rd-hits" id="rd-hits" role="listbox" aria-label={SEARCH.results} ref={list}>
        {shownHits.map((hit, index) => (
          <Option key={hit.caseId} index={index} current={at === index} onPick={() => openHit(hit)}>
            <span className="rd-hit-number rd-code">{hit.number}</span>
            <span className="rd-hit-name rd-cut">
              {hit.name} <span className="rd-quiet">{hit.subjectName}</span>
            </span>
            <span className="rd-hit-status">{hit.statusName}</span>
          </Option>
        ))}
        {fitting.map((command, index) => (
          <Option
            key={command.key}
            index={shownHits.length + index}
            current={at === shownHits.length + index}
            onPick={() => runCommand(command)}
          >
            <span className="rd-hit-name">{command.label}</span>
            <span className="rd-hit-status">{SEARCH.commands}</span>
          </Option>
        ))}
      </div>
      <p className="rd-quiet rd-hits-hint" role="status">
        {count === 0 && text.trim() !== '' && !waiting ? SEARCH.none(text.trim()) : SEARCH.hint}
      </p>
    </>
  );
}

const isCommand = (text: string): boolean => /^[>》]/.test(text);

interface OptionProps {
  readonly index: number;
  readonly current: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
}

/** The keys act in the box above, as the combobox pattern wants; the mouse acts here. */
function Option({ index, current, onPick, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys act in the combobox, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
    <div
      id={`rd-hit-${index}`}
      role="option"
      aria-selected={current}
      className={`rd-hit${current ? ' rd-hit-current' : ''}`}
      onClick={onPick}
    >
      {children}
    </div>
  );
}
