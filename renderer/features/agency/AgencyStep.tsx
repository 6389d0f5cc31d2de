/** Which dialog carries which step of a case of the agency. */
export interface AgencyStepProps {
  readonly command: string;
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onClose: () => void;
}

/** The dialog of a step of a case of the agency; nothing for other commands. */
export function AgencyStep({ label }: AgencyStepProps) {
  return <p>{label}</p>;
}
