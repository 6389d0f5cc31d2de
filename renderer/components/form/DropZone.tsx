/** A place to drop files on, with a button that opens the chooser: both ways lead to the same files. */
import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import './form.css';

export interface DropZoneProps {
  readonly id: string;
  /** The words on the button. */
  readonly label: string;
  /** Full name for readers, with the field's label. */
  readonly accessibleName: string;
  readonly hint: string;
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly onFiles: (files: readonly File[]) => void;
}

export function DropZone(props: DropZoneProps) {
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const give = (list: FileList | null) => {
    if (list && list.length > 0 && props.disabled !== true) props.onFiles([...list]);
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is the keyboard's
    <div
      className={`drop-zone${over ? ' drop-zone-over' : ''}`}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        give(event.dataTransfer.files);
      }}
    >
      <Button
        id={props.id}
        icon={<UploadOutlined />}
        disabled={props.disabled === true}
        aria-label={props.accessibleName}
        aria-describedby={props.describedBy}
        onClick={() => chooser.current?.click()}
      >
        {props.label}
      </Button>
      <span className="field-note">{props.hint}</span>
      <input
        ref={chooser}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={props.accessibleName}
        multiple={props.multiple ?? false}
        accept={props.accept.map((ending) => `.${ending}`).join(',')}
        onChange={(event) => {
          give(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
