import { describe, expect, it } from 'vitest';
import { guessLanguage, languageTag } from '@/lib/import/language';

describe('guessLanguage', () => {
  it.each([
    ['渡し船は春に再開へ', 'ja'],
    ['渡轮将于春季恢复航行', 'zh'],
    ['여객선 봄에 다시 운항', 'ko'],
    ['عبارة هارو تعود في الربيع', 'ar'],
    ['کشتی در بهار بازمی‌گردد، گفت', 'fa'],
    ['המעבורת תחזור באביב', 'he'],
    ['Паром снова пойдёт весной', 'ru'],
    ['Пором знову піде навесні', 'uk'],
    ['Το πορθμείο ανοίγει ξανά', 'el'],
    ['The ferry (渡轮) returns in spring', ''],
    ['Die Fähre fährt wieder', ''],
    ['12 345', ''],
    ['', ''],
  ])('of %j is %j', (text, language) => {
    expect(guessLanguage(text)).toBe(language);
  });
});

describe('languageTag', () => {
  it.each([
    ['en_US', 'en-US'],
    ['EN', 'en'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['english', ''],
    ['en-a', ''],
    ['', ''],
  ])('of %j is %j', (written, tag) => {
    expect(languageTag(written)).toBe(tag);
  });
});
