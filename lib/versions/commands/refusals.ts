import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import { AppError, type ErrorCode } from '@/lib/errors';
import type { StepsFault } from '@/lib/versions/apply-steps';

const FAULTS: Record<StepsFault, [ErrorCode, string]> = {
  malformed: ['invalid_input', 'This change of the text is not one that Galley knows.'],
  does_not_fit: ['invalid_input', 'This change does not fit the text.'],
  too_deep: ['invalid_input', 'Lists and quotes stand too deep inside one another.'],
  too_long: ['too_large', `The text would be longer than ${MAX_TEXT.toLocaleString('en')} characters.`],
  too_many_blocks: ['too_large', `The text would have more than ${MAX_BLOCKS.toLocaleString('en')} paragraphs.`],
};

/** The failure for steps that cannot be taken. */
export function stepsFailure(fault: StepsFault): AppError {
  return new AppError(...FAULTS[fault]);
}
