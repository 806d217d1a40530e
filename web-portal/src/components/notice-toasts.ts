import { ElNotification } from 'element-plus';
import 'element-plus/es/components/notification/style/css';

/** More than so many at once become one line: they would lie on all that there is to click. */
const mostAtOnce = 2;

/** Tells of notices in the corner of the page; `onOpen` where one is clicked. */
export function noticeToasts(onOpen: () => unknown): (title: string, message: string) => void {
  const open: { close: () => void }[] = [];
  return (title, message) => {
    const many = open.length >= mostAtOnce;
    if (many) for (const one of open.splice(0)) one.close();
    const shown = ElNotification({
      title: many ? '有多条新通知' : title,
      message: many ? '请到“通知”中查看' : message,
      type: 'info',
      duration: 8000,
      onClick: () => {
        shown.close();
        onOpen();
      },
      onClose: () => {
        const at = open.indexOf(shown);
        if (at >= 0) open.splice(at, 1);
      },
    });
    open.push(shown);
  };
}
