import type { Bucket, PresetName, ScaleColour, ScaleValue } from '@/lib/review/scale-model';

interface Preset {
  label: string;
  /** For whom it is, in a sentence. */
  about: string;
  values: readonly ScaleValue[];
}

/**
 * The scales that Galley brings along (domain.md 1.5), in words of our own. An id that stands in two of them has one bucket in both, so
 * that claims go from one to the other as they are.
 */
export const PRESETS: Record<PresetName, Preset> = {
  default: {
    label: 'From accurate to inaccurate',
    about: 'Five steps, and four verdicts beside them. For checking before publication.',
    values: [
      value('accurate', 'Accurate', 5, 'green', 'TRUE', 'The evidence bears it out as it is put.'),
      value(
        'mostly_accurate',
        'Mostly accurate',
        4,
        'teal',
        'TRUE',
        'Right in what matters, loose in a detail.',
      ),
      value(
        'mixed',
        'Partly accurate / mixed',
        3,
        'amber',
        'MIXTURE',
        'Some of it is right and some is not.',
      ),
      value(
        'mostly_inaccurate',
        'Mostly inaccurate',
        2,
        'pink',
        'FALSE',
        'Wrong in what matters, with a grain of truth.',
      ),
      value('inaccurate', 'Inaccurate', 1, 'red', 'FALSE', 'The evidence speaks against it.'),
      value(
        'lacks_context',
        'Misleading / lacks context',
        null,
        'amber',
        'MIXTURE',
        'Right by itself, and it leads to a wrong conclusion.',
      ),
      value(
        'unsupported',
        'Not supported by evidence',
        null,
        'grey',
        'OTHER',
        'Nothing was found that bears it out.',
      ),
      value('outdated', 'Outdated', null, 'grey', 'OTHER', 'It was right once.'),
      value('not_rated', 'Not rated', null, 'grey', 'OTHER', 'An opinion, a prediction or satire.'),
    ],
  },
  six_steps: {
    label: 'Six steps, from true to wildly false',
    about: 'In the manner of a truth meter. For rating what public figures say.',
    values: [
      value('true', 'True', 6, 'green', 'TRUE', 'It is right, and nothing of weight is missing.'),
      value('mostly_true', 'Mostly true', 5, 'teal', 'TRUE', 'It is right, and needs a clarification.'),
      value(
        'half_true',
        'Half true',
        4,
        'amber',
        'MIXTURE',
        'Right in part; it leaves out what matters or takes it out of its context.',
      ),
      value(
        'mostly_false',
        'Mostly false',
        3,
        'pink',
        'FALSE',
        'It has some truth in it, and leaves out what would change the picture.',
      ),
      value('false', 'False', 2, 'red', 'FALSE', 'It is not right.'),
      value('wildly_false', 'Wildly false', 1, 'red', 'FALSE', 'It is not right, and absurd as well.'),
    ],
  },
  rumours: {
    label: 'Rumours, pictures and sayings',
    about: 'In the manner of a rumour archive. For what goes round without an author.',
    values: [
      value('true', 'True', 5, 'green', 'TRUE', 'What is told happened, or is so.'),
      value('mostly_true', 'Mostly true', 4, 'teal', 'TRUE', 'The core is right, details are not.'),
      value('mixture', 'Mixture', 3, 'amber', 'MIXTURE', 'Both right and wrong in parts that matter.'),
      value('mostly_false', 'Mostly false', 2, 'pink', 'FALSE', 'The core is wrong, details are right.'),
      value('false', 'False', 1, 'red', 'FALSE', 'What is told did not happen, or is not so.'),
      value('unproven', 'Unproven', null, 'grey', 'OTHER', 'There is too little to tell.'),
      value('outdated', 'Outdated', null, 'grey', 'OTHER', 'It was right once.'),
      value(
        'wrong_caption',
        'Wrong caption',
        null,
        'red',
        'FALSE',
        'The picture or recording is real and shows something else.',
      ),
      value(
        'rightly_credited',
        'Rightly credited',
        null,
        'green',
        'TRUE',
        'The words are by the person who is named.',
      ),
      value(
        'wrongly_credited',
        'Wrongly credited',
        null,
        'red',
        'FALSE',
        'The words are not by the person who is named.',
      ),
      value('fraud', 'Fraud', null, 'violet', 'FALSE', 'It is there to get people’s money or data.'),
      value(
        'folk_tale',
        'Folk tale',
        null,
        'blue',
        'OTHER',
        'It has been told for long, with nobody to have seen it.',
      ),
      value('satire', 'Satire', null, 'blue', 'OTHER', 'It was made to amuse, and says so.'),
    ],
  },
  evidence: {
    label: 'What the evidence says',
    about: 'Supported, refuted, neither or both, as data sets for research have it.',
    values: [
      value('supported', 'Supported', null, 'green', 'TRUE', 'The evidence bears it out.'),
      value('refuted', 'Refuted', null, 'red', 'FALSE', 'The evidence speaks against it.'),
      value(
        'not_enough_evidence',
        'Not enough evidence',
        null,
        'grey',
        'OTHER',
        'What was found does not decide it.',
      ),
      value(
        'conflicting',
        'Conflicting evidence',
        null,
        'amber',
        'MIXTURE',
        'There is good evidence both for and against, or picked evidence.',
      ),
    ],
  },
};

/** What the buckets are called. */
export const BUCKET_LABELS: Record<Bucket, string> = {
  TRUE: 'True',
  MIXTURE: 'Mixture',
  FALSE: 'False',
  OTHER: 'Other',
};

function value(
  id: string,
  label: string,
  numeric: number | null,
  colour: ScaleColour,
  bucket: Bucket,
  description: string,
): ScaleValue {
  return { id, label, description, numeric, colour, bucket, retired: false };
}
