/** A medium is known again from the words of the record, whatever somebody called it. */
import { expect, it } from 'vitest';
import { mediumKey, mediumNoted, mediumWords } from '#shared/journal/medium-words';

const STICK = { folder: 'U盘', label: 'KINGSTON', serial: '1A2B-3C4D' };

it('the words say what was noted', () => {
  const noted = [
    STICK,
    { ...STICK, label: '' },
    { ...STICK, serial: '' },
    { folder: '收件（旧）', label: '', serial: '' },
    { folder: '收件（旧）', label: 'K 喀什', serial: '' },
  ];
  for (const one of noted) expect(mediumNoted(mediumWords(one))).toEqual(one);
  expect(mediumWords(STICK)).toBe('U盘（卷标 KINGSTON，卷序列号 1A2B-3C4D）');
  expect(mediumNoted('某种旧写法')).toEqual({ folder: '某种旧写法', label: '', serial: '' });
});

it('the same stick is one, by whatever folder it was opened; a label that plays a serial is a label', () => {
  expect(mediumKey({ ...STICK, folder: 'E盘', label: '新名' })).toBe(mediumKey(STICK));
  expect(mediumKey({ ...STICK, serial: '' })).not.toBe(mediumKey(STICK));
  const sly = { folder: 'a', label: 'X，卷序列号 1A2B-3C4D', serial: '' };
  expect(mediumKey(mediumNoted(mediumWords(sly)))).not.toBe(mediumKey(STICK));
});
