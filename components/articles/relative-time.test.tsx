import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RelativeTime } from '@/components/articles/relative-time';
import { TimeZoneProvider } from '@/components/layout/time-zone';

test('the server, which does not know the reader’s clock, writes the time in UTC', () => {
  expect(renderToString(<RelativeTime at="2026-10-09T07:15:30.123Z" />)).toBe(
    '<time dateTime="2026-10-09T07:15:30.123Z" title="2026-10-09 07:15 UTC">2026-10-09 07:15 UTC</time>',
  );
});

test('where the person chose a zone, the server writes the time in it', () => {
  const shown = renderToString(
    <TimeZoneProvider timeZone="Asia/Kathmandu">
      <RelativeTime at="2026-10-09T07:15:30.123Z" />
    </TimeZoneProvider>,
  );
  expect(shown).toBe(
    '<time dateTime="2026-10-09T07:15:30.123Z" title="2026-10-09 13:00 Asia/Kathmandu">2026-10-09 13:00 Asia/Kathmandu</time>',
  );
});
