/** What stands beside a part of the log on its medium: how it is read without the program. */
export const CUT_README = `运行日志存档

本文件夹是从登记工作台截下的运行日志的前一部分，内容加密。截去前已写到本介质并读回核对。

文件夹与登记数据同形，只有运行日志一部分：
  keys                      打开用的密钥文件（内容由口令或恢复单保护）
  security/journal/*.seg    记录，一条不缺，至某号封印为止
  security/journal/begin    仅在此前已截去过更早部分时有：从哪一号封印开始

读取办法：
1. 取登记工作台源程序中的 test/reader（或任一年度存档副本里的 reader 文件夹）和 Node.js 20 或更新版本。
2. 运行 node reader/read-store.mjs 本文件夹 --account 账号，按提示键入口令，键入时不显示；
   或 node reader/read-store.mjs 本文件夹 --slips，按提示逐张键入任意两张恢复单。
   口令和恢复单只在运行时键入，不要写入任何文件。
3. 每条记录输出一行。任何一个字节与写入时不同，读取即停止并说明原因。
所用口令、恢复单是截去当时有效的。此后更换过口令、恢复单或主密钥的，新的打不开本文件夹：
截去当时的恢复单应当密封留存，与本介质对应编号、另处保管，不随更换销毁。

各文件的格式见登记工作台源程序 electron/store/FORMAT.md。
`;
