/** The media that are plugged in, a line each with the room on it: whoever writes to one sees first where there is room. */
import { Button } from 'antd';
import { useQuery } from '../../components/use-query';
import { MEDIA as W } from '../../text/sync';
import { mediumName, mediumRoom } from './medium-name';

export function PluggedLines() {
  const { value, reload } = useQuery('sync.plugged', {}, 'sync');
  if (value === null || value.media === null) return null;
  const { media } = value;
  return (
    <section aria-label={W.pluggedTitle}>
      <p className="rd-quiet">
        {media.length === 0
          ? W.nonePlugged
          : `${W.pluggedTitle}：${media
              .map((one) => W.pluggedLine(mediumName(one), mediumRoom(one), one.isReadOnly))
              .join('；')}`}{' '}
        <Button size="small" onClick={reload}>
          {W.refresh}
        </Button>
      </p>
    </section>
  );
}
