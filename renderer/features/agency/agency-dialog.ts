/** What every dialog of a case of the agency is given. */
export interface AgencyDialogProps {
  /** Repeats the object with the last four of its code. */
  readonly title: string;
  /** The exact verb of the transition table. */
  readonly label: string;
  readonly onClose: () => void;
}
