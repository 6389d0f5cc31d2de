/** A policy record as it travels: with the pack that it signs for, or without where the reader need not have it. */
import { z } from 'zod';
import { POLICY_CONTENT_CHARACTERS, policySchema } from '#shared/identity/policy';

export const policyItemSchema = z
  .strictObject({
    content: z.string().max(POLICY_CONTENT_CHARACTERS).nullable(),
    record: policySchema,
  })
  .readonly();
