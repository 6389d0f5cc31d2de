/** Two of the three sealed slips, typed. What is typed leaves these fields only in the call. */
import { Form, Input } from 'antd';
import { SETUP as W } from '../text/setup';

/** The names of the two fields in a form. */
export interface TypedSlips {
  readonly slipOne: string;
  readonly slipTwo: string;
}

/** Characters of the one recovery key that a store made before slips has: then there is nothing to type beside. */
const WHOLE_KEY = 55;
const isWholeKey = (text: string | undefined): boolean =>
  [...(text ?? '').replace(/[\s-]/gu, '')].length >= WHOLE_KEY;

/** What the fields hold, as the contract takes it. */
export const typedSlips = ({ slipOne, slipTwo }: TypedSlips): string[] =>
  [slipOne, slipTwo ?? ''].map((text) => text.trim()).filter((text) => text !== '');

export function SlipFields() {
  return (
    <>
      <Form.Item
        name="slipOne"
        label={W.slipOne}
        extra={W.slipHelp}
        rules={[{ required: true, whitespace: true, message: W.missing(W.slip) }]}
      >
        <Input.TextArea rows={1} className="rd-code" autoComplete="off" spellCheck={false} maxLength={200} />
      </Form.Item>
      <Form.Item
        name="slipTwo"
        label={W.slipTwo}
        dependencies={['slipOne']}
        rules={[
          ({ getFieldValue }) => ({
            required: !isWholeKey(getFieldValue('slipOne')),
            whitespace: true,
            message: W.missing(W.slip),
          }),
        ]}
      >
        <Input.TextArea rows={1} className="rd-code" autoComplete="off" spellCheck={false} maxLength={200} />
      </Form.Item>
    </>
  );
}
