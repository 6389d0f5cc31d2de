/** Says that the screen shows the register of another day, and leads back to today. */
import { Button } from 'antd';
import { formatLong, isLocalDate } from '#shared/domain/local-date';
import { REGISTER as W } from '../../text/register';
import './AsOfBanner.css';

interface AsOfBannerProps {
  readonly day: string;
  readonly onToday: () => void;
}

export function AsOfBanner({ day, onToday }: AsOfBannerProps) {
  return (
    <div className="rd-as-of" role="status">
      <strong>{W.looking(isLocalDate(day) ? formatLong(day) : day)}</strong>
      <span>{W.lookingNote}</span>
      <span className="rd-spring" />
      <Button size="small" onClick={onToday}>
        {W.today}
      </Button>
    </div>
  );
}
