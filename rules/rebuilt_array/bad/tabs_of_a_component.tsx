// A component builds the same tabs on every render, and only reads them.

export function SettingsTabs(props: { current: string }) {
  const settingsTabs = [
  //                   ^ rebuilt-array
    { id: "profile", label: "Profile" },
    { id: "account", label: "Account" },
    { id: "privacy", label: "Privacy" },
    { id: "billing", label: "Billing" },
    { id: "team", label: "Team" },
  ];

  return (
    <ul>
      {settingsTabs.map((tab) => (
        <li key={tab.id} className={tab.id === props.current ? "current" : ""}>
          {tab.label}
        </li>
      ))}
    </ul>
  );
}
