/** CL-ATTACH: papers of objections and of the answers to them. */
export const OBJECTION_PAPERS = '15';
