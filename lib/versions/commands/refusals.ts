import type { DocumentFault } from '@/lib/articles/document';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import { AppError, type ErrorCode } from '@/lib/errors';
import type { StepsFault } from '@/lib/versions/apply-steps';

const FAULTS: Record<StepsFault, [ErrorCode, string]> = {
  malformed: ['invalid_input', 'This change of the text is not one that Galley knows.'],
  does_not_fit: ['invalid_input', 'This change does not fit the text.'],
  too_deep: ['invalid_input', 'Lists and quotes stand too deep inside one another.'],
  too_long: ['too_large', `The text would be longer than ${MAX_TEXT.toLocaleString('en')} characters.`],
  too_many_blocks: [
    'too_large',
    `The text would have more than ${MAX_BLOCKS.toLocaleString('en')} paragraphs.`,
  ],
};

/** The failure for steps that cannot be taken. */
export function stepsFailure(fault: StepsFault): AppError {
  return new AppError(...FAULTS[fault]);
}

/** The failure for a document that cannot be taken. */
export function documentFailure(fault: DocumentFault): AppError {
  switch (fault) {
    case 'too_deep':
    case 'too_long':
    case 'too_many_blocks':
      return stepsFailure(fault);
    case 'malformed':
      return new AppError('invalid_input', 'The text is not a document that Galley knows.');
    case 'unsafe_link':
      return new AppError(
        'invalid_input',
        'A link in it has an address that is not allowed. Links go to http, https and mailto addresses.',
      );
    case 'unstorable':
      return new AppError(
        'invalid_input',
        'It holds characters that no text can hold. Was it read in the right encoding?',
      );
    case 'no_text':
      return new AppError('invalid_input', 'There is no text in it.');
  }
}
