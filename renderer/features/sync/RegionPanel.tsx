/** The region's office issues: stations are certified and revoked, inbox keys renewed, rules signed. Each with its slip. */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { useCommand } from '../../components/use-command';
import { STATIONS } from '../../text/sync';
import { CertifyDialog } from './CertifyDialog';
import { CodeLoop } from './CodeLoop';
import { DigitsDialog } from './DigitsDialog';
import { PolicyDialog } from './PolicyDialog';
import { RekeyDialog } from './RekeyDialog';
import { RevokeDialog } from './RevokeDialog';
import { Slip, type SlipView } from './Slip';

const W = STATIONS.region;

/** What a ceremony issued, as it is told and printed. */
export interface Issued {
  readonly words: string;
  readonly slip: SlipView;
  /** The same as codes, none when they do not take it; absent for what is carried as a file only. */
  readonly codes?: readonly string[];
  /** What the codes leave out. */
  readonly codesNote?: string;
}

export interface IssueDialogProps {
  readonly onIssued: (issued: Issued) => void;
  readonly onClose: () => void;
}

const ACTS = ['enrol', 'revoke', 'rekey', 'policy', 'adopt'] as const;
type Act = (typeof ACTS)[number];

const NOTES: { readonly [A in Act]: string } = {
  enrol: W.enrolNote,
  revoke: W.revokeNote,
  rekey: W.rekeyNote,
  policy: W.policyNote,
  adopt: W.adoptNote,
};

interface RegionPanelProps {
  readonly onChanged: () => void;
}

export function RegionPanel({ onChanged }: RegionPanelProps) {
  const [asking, setAsking] = useState<Act | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const { message } = App.useApp();
  const dialog: IssueDialogProps = {
    onClose: () => setAsking(null),
    onIssued: (next) => {
      setAsking(null);
      setIssued(next);
      message.success(next.words);
      onChanged();
    },
  };
  return (
    <>
      <p className="rd-quiet">{W.note}</p>
      {issued ? <Alert role="status" showIcon type="success" title={issued.words} /> : null}
      {issued ? <Slip slip={issued.slip} /> : null}
      {issued?.codes ? <IssuedCodes codes={issued.codes} note={issued.codesNote ?? ''} /> : null}
      <div className="rd-sync-region">
        {ACTS.map((act) => (
          <section key={act} className="rd-card" aria-label={W[act]}>
            <h2>{W[act]}</h2>
            <p className="rd-quiet">{NOTES[act]}</p>
            <Button danger={act === 'revoke'} onClick={() => setAsking(act)}>
              {W[act]}
            </Button>
          </section>
        ))}
      </div>
      {asking === 'enrol' ? <CertifyDialog {...dialog} /> : null}
      {asking === 'revoke' ? <RevokeDialog {...dialog} /> : null}
      {asking === 'rekey' ? <RekeyDialog {...dialog} /> : null}
      {asking === 'policy' ? <PolicyDialog {...dialog} /> : null}
      {asking === 'adopt' ? <Adopt {...dialog} /> : null}
    </>
  );
}

/** What was issued, for whoever has a scanner and no medium. */
function IssuedCodes({ codes, note }: { readonly codes: readonly string[]; readonly note: string }) {
  if (codes.length === 0) return <p>{W.codesTooLong}</p>;
  return (
    <section className="rd-card" aria-label={W.codes}>
      {/* Another record begins at its first code. */}
      <CodeLoop key={codes[0]} codes={codes} label={W.codes} />
      {note === '' ? null : <p className="rd-quiet">{note}</p>}
    </section>
  );
}

function Adopt({ onIssued, onClose }: IssueDialogProps) {
  const { run, busy, failure } = useCommand('region.adopt');
  const adopt = async (digits: string): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), digits });
    if (!answer?.ok) return;
    const { records, slip } = answer.value;
    onIssued({ words: W.adopted(records), slip });
  };
  return (
    <DigitsDialog
      title={W.adopt}
      note={W.adoptNote}
      okLabel={W.adopt}
      busy={busy}
      failure={failure}
      onDigits={(digits) => void adopt(digits)}
      onClose={onClose}
    />
  );
}
