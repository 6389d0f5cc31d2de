/**
 * Patterns for personal names in public texts: a name counts only beside a title or 联系人, and only when it
 * begins with a common surname or has the dot of Uyghur and Kazak names. Data of the public-text guard.
 */

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文';

const TITLES =
  '联系人|经办人|填报人|负责人|法定代表人|法人代表|审核人|编制人|局长|副局长|主任|副主任|科长|副科长|处长|副处长|书记|县长|市长|州长|专员|院长|校长|所长|站长|队长|经理|总经理|董事长';

const ROLE_WORDS = '同志|先生|女士|负责|签|电话|手机';
/** Ordinary words that begin with a surname: 任期, 方式, 高级 … */
const ORDINARY_WORDS =
  '任[期职命务用免]|方[式法案面向]|高[级等中校层新度]|常[务年委规住]|严[格禁重]|金[额融属]|石[油化材]|白[天班]|夏[季天]|文[件化书物旅]|易[于地]|何[时处种]|毛[利重]|龙[头]|戴[上]|向[上下社市]|温[度]|孔[子]|史[料志]|程[序度]|段[落]|雷[达电]|汤[汁]|黄[河金]|余[额量]|苏[木]|马[匹]|田[间地]|林[业草地场]|江[河]';
const HAN_NAME = `(?!${ORDINARY_WORDS})[${SURNAMES}]\\p{Script=Han}{1,2}`;
const DOTTED_NAME = '\\p{Script=Han}{2,8}[·•・]\\p{Script=Han}{2,8}';
/** A name ends where Han writing ends or a word of address follows. */
const END = `(?=${ROLE_WORDS}|[^\\p{Script=Han}·•・]|$)`;

/** Tried in this order by the guard. */
export const PERSON_PATTERNS: readonly RegExp[] = [
  new RegExp(`(?:${TITLES})(?:\\s*[:：]\\s*|是|为|\\s+)(?:${DOTTED_NAME}|${HAN_NAME})${END}`, 'gu'),
  new RegExp(`(?:${TITLES})(?:${DOTTED_NAME})`, 'gu'),
  new RegExp(
    `(?:局长|副局长|科长|处长|书记|县长|市长|州长|院长|校长|所长|站长|联系人)${HAN_NAME}${END}`,
    'gu',
  ),
];
