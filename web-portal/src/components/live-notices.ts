import { useQueryClient } from '@tanstack/vue-query';
import { ElNotification } from 'element-plus';
import 'element-plus/es/components/notification/style/css';
import { onBeforeUnmount } from 'vue';
import { useRouter } from 'vue-router';
import { streamNotices } from '../../../domain/api/notices.ts';

type Told = { id: string; applicationId: string | null; text: string; unit: string | null };

/**
 * Shows each new notice as it comes, and asks anew for all that the page shows: what it tells of has changed. The
 * browser takes up a lost stream again by itself, and the server sends what was missed.
 */
export function useLiveNotices(): void {
  const client = useQueryClient();
  const router = useRouter();
  const stream = new EventSource(streamNotices.path);
  stream.addEventListener('notice', (event: MessageEvent<string>) => {
    const notice = JSON.parse(event.data) as Told;
    const shown = ElNotification({
      title: notice.unit ?? '新通知',
      message: notice.text,
      type: 'info',
      duration: 8000,
      onClick: () => {
        shown.close();
        void router.push('/notices');
      },
    });
    void client.invalidateQueries();
  });
  // Units or permissions were given or taken away: menus and pages follow at once.
  stream.addEventListener('rights', () => void client.invalidateQueries());
  onBeforeUnmount(() => stream.close());
}
