import { useQueryClient } from '@tanstack/vue-query';
import { onBeforeUnmount } from 'vue';
import { useRouter } from 'vue-router';
import { streamNotices } from '../../../domain/api/notices.ts';
import { noticeToasts } from './notice-toasts.ts';

type Told = { id: string; applicationId: string | null; text: string; unit: string | null };

/**
 * Shows each new notice as it comes, and asks anew for all that the page shows: what it tells of has changed. The
 * browser takes up a lost stream again by itself, and the server sends what was missed.
 */
export function useLiveNotices(): void {
  const client = useQueryClient();
  const router = useRouter();
  const tell = noticeToasts(() => router.push('/notices'));
  const stream = new EventSource(streamNotices.path);
  stream.addEventListener('notice', (event: MessageEvent<string>) => {
    const notice = JSON.parse(event.data) as Told;
    tell(notice.unit ?? '新通知', notice.text);
    void client.invalidateQueries();
  });
  // Units or permissions were given or taken away: menus and pages follow at once.
  stream.addEventListener('rights', () => void client.invalidateQueries());
  onBeforeUnmount(() => stream.close());
}
