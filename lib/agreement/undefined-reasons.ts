/** Why a figure of agreement does not exist, as a sentence for people: the one place that words it. */
export const UNDEFINED_REASONS = {
  too_few_observers: 'Agreement takes two people at least; here is only one.',
  nothing_pairable: 'No item has a judgement from two people, so there is nothing to compare.',
  one_value:
    'Only one value was used. Agreement by chance would be complete as well, so a figure would say nothing.',
  unequal_counts:
    'Not every item has the same number of judgements, which Fleiss’ κ needs. Krippendorff’s α does without.',
  not_on_scale: 'A value is not on the scale, so how far it lies from the others is not known.',
  not_a_number: 'A value is not a number, which this scale needs.',
  below_zero: 'A value is below zero, where ratios have no meaning.',
  no_text: 'The text is empty.',
  nothing_marked: 'Nobody marked anything, so there is nothing to compare.',
  everything_marked:
    'Everybody marked the whole text alike, so there is nothing that chance could tell apart.',
  nothing_shared: 'No stretch was marked by two people, so their kinds cannot be compared.',
} as const;

/** The closed list of reasons. */
export type UndefinedReason = keyof typeof UNDEFINED_REASONS;
