/** Words of the question which case to begin. */

export const NEW_CASE = {
  title: '新建案件',
  create: '新建',
  object: '登记对象',
  objects: {
    '1': { label: '首次登记·公共数据资源', note: '公共管理和服务机构持有、管理或者授权使用的公共数据资源。' },
    '2': {
      label: '首次登记·公共数据产品和服务',
      note: '利用公共数据资源开发形成的产品和服务，须附授权协议和应用场景说明。',
    },
  },
  others: '变更登记、更正登记、注销登记、续展和依职权办理的事项，从登记簿条目开始。',
  toRegister: '打开登记簿',
  notYours: '首次登记由登记主体经办人提出。您可以从登记簿条目登记更正申请或依职权办理。',
} as const;
