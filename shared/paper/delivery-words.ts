/** Official words for the ways in which a paper reaches its receiver. */
import type { DeliveryMethod } from '#shared/regulation/casework/records';

export const DELIVERY_WORDS: { readonly [M in DeliveryMethod]: string } = {
  counter: '当面送达',
  post: '邮寄送达',
  'phone-and-post': '电话告知并邮寄送达',
  electronic: '电子送达',
};
