// What is said of a bundle that was made: also that it did not take everything.
import { expect, it } from 'vitest';
import { OUT } from '../../../renderer/text/sync';

it('a bundle that had no room for some records says how many and when they go', () => {
  expect(OUT.made('第 3 号', '2 MB', 1, 0)).toBe('已生成 第 3 号，2 MB，1 卷');
  expect(OUT.made('第 3 号', '2 MB', 1, 12)).toBe(
    '已生成 第 3 号，2 MB，1 卷；另有 12 条记录未装入，待对方回执后由下一个数据包送出',
  );
});
