import { describe, expect, it } from 'vitest';

import { ARTICLE_CHANNEL, parseNotice, PRESENCE_CHANNEL, WORKSPACE_CHANNEL } from '@/lib/events/channels';

const workspaceId = '0199a1b2-0000-7000-8000-000000000001';
const articleId = '0199a1b2-0000-7000-8000-000000000002';

describe('parseNotice', () => {
  it('reads an event with its number, presence without one, and a workspace without an article', () => {
    expect(parseNotice(ARTICLE_CHANNEL, `${workspaceId}/${articleId}/12`)).toEqual({
      workspaceId,
      articleId,
      number: 12,
    });
    expect(parseNotice(PRESENCE_CHANNEL, `${workspaceId}/${articleId}`)).toEqual({
      workspaceId,
      articleId,
      number: null,
    });
    expect(parseNotice(WORKSPACE_CHANNEL, workspaceId)).toEqual({
      workspaceId,
      articleId: null,
      number: null,
    });
  });

  it.each([
    [ARTICLE_CHANNEL, undefined],
    [ARTICLE_CHANNEL, ''],
    [ARTICLE_CHANNEL, `${workspaceId}/${articleId}`],
    [ARTICLE_CHANNEL, `${workspaceId}/${articleId}/-1`],
    [ARTICLE_CHANNEL, `${workspaceId}/${articleId}/1e3`],
    [ARTICLE_CHANNEL, `${workspaceId}/${articleId}/1/2`],
    [ARTICLE_CHANNEL, `${workspaceId}/quay/1`],
    [PRESENCE_CHANNEL, `${workspaceId}/${articleId}/1`],
    [WORKSPACE_CHANNEL, ''],
    [WORKSPACE_CHANNEL, 'quay'],
    [WORKSPACE_CHANNEL, `${workspaceId}/${articleId}`],
    ['another', `${workspaceId}/${articleId}`],
  ])('takes nothing from others: %s %s', (channel, payload) => {
    expect(parseNotice(channel, payload)).toBeNull();
  });
});
