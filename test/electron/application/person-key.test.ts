/** A supervisor’s own signing key, as the desk treats it. */
import { describe, expect, it } from 'vitest';
import { deskOf, press, stateOf, words } from '../../helpers/enrol-kit';

describe('a supervisor’s signing key', () => {
  it('is made with the passphrase, opened at sign-in, and gone when the person is', async () => {
    const desk = await deskOf('kashgar');
    const key = (passphrase: string) => desk.call('boss', 'person.key', { ...press(), passphrase });
    expect(await words(key('not the passphrase'))).toMatch(/^WRONG_PASSPHRASE/);
    expect((await stateOf(desk, 'boss')).personKey).toEqual({ isSet: false, usable: false });
    const made = await key('another long phrase');
    expect(made).toMatchObject({ ok: true, value: { publicKey: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect((await stateOf(desk, 'boss')).personKey).toEqual({ isSet: true, usable: true });
    await desk.must('boss', 'session.signOut', { because: 'locked' });
    await desk.signIn('boss');
    expect((await stateOf(desk, 'boss')).personKey).toEqual({ isSet: true, usable: true });
    const change = { ...press(), current: 'another long phrase', next: 'a changed long phrase' };
    await desk.must('boss', 'session.changePassphrase', change);
    expect((await stateOf(desk, 'boss')).personKey.usable).toBe(true);
    await desk.restart();
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: 'a changed long phrase' });
    expect((await stateOf(desk, 'boss')).personKey).toEqual({ isSet: true, usable: true });
  });
});
