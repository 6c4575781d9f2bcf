export default function Page() { return <main><h1>Cases</h1></main>; }
