import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BM25FQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/** Lucene behind a pipe: one line in, one line out, fields separated by tabs. See bench/peers.md. */
public final class LuceneBench {
  private static final String[] FACETS = {"kind", "contract", "schedule", "sector", "province"};
  private static final int CONTRACT = 1;

  private final IndexWriter writer;
  private final MMapDirectory directory;
  private IndexSearcher searcher;

  private LuceneBench(Path folder) throws Exception {
    directory = new MMapDirectory(folder);
    writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(256));
  }

  public static void main(String[] args) throws Exception {
    LuceneBench bench = new LuceneBench(Path.of(args[0]));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 20);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals("A")) {
        bench.add(cells);
        continue;
      }
      long started = System.nanoTime();
      String answer = bench.answer(cells);
      out.print((System.nanoTime() - started) + "\t" + answer + "\n");
      out.flush();
    }
  }

  private String answer(String[] cells) throws Exception {
    switch (cells[0]) {
      case "P":
        return "ok";
      case "F":
        return finish();
      case "S":
        return search(cells);
      default:
        return match(cells);
    }
  }

  /** A, id, five facet values, lat, lon, applications, published, skills "id:weight …", title, about, body. */
  private void add(String[] cells) throws Exception {
    Document ad = new Document();
    ad.add(new NumericDocValuesField("id", Long.parseLong(cells[1])));
    for (int at = 0; at < FACETS.length; at++) {
      if (!cells[2 + at].isEmpty()) ad.add(new SortedDocValuesField(FACETS[at], new BytesRef(cells[2 + at])));
    }
    if (!cells[7].isEmpty()) {
      double lat = Double.parseDouble(cells[7]);
      double lon = Double.parseDouble(cells[8]);
      ad.add(new LatLonPoint("at", lat, lon));
      ad.add(new LatLonDocValuesField("at", lat, lon));
    }
    ad.add(new NumericDocValuesField("applications", Long.parseLong(cells[9])));
    ad.add(new NumericDocValuesField("published", (long) Double.parseDouble(cells[10])));
    FieldType exact = new FieldType(StringField.TYPE_NOT_STORED);
    exact.setIndexOptions(IndexOptions.DOCS);
    for (String skill : cells[11].split(" ")) {
      if (!skill.isEmpty()) ad.add(new Field("skill", skill, exact));
    }
    ad.add(new TextField("title", cells[12], Field.Store.NO));
    ad.add(new TextField("about", cells[13], Field.Store.NO));
    ad.add(new TextField("body", cells[14], Field.Store.NO));
    writer.addDocument(ad);
  }

  private String finish() throws Exception {
    writer.forceMerge(1);
    writer.commit();
    writer.close();
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
    return "ok";
  }

  /** S, stems, lat, lon, radius km, contracts, required, limit. */
  private String search(String[] cells) throws Exception {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    String[] stems = cells[1].split(" ");
    int required = Integer.parseInt(cells[6]);
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (String stem : stems) {
      Query word = new BM25FQuery.Builder()
          .addField("title", 5f).addField("about", 2.5f).addField("body", 1f).addTerm(new BytesRef(stem)).build();
      words.add(word, required < stems.length ? Occur.SHOULD : Occur.MUST);
    }
    if (required < stems.length) words.setMinimumNumberShouldMatch(required);
    all.add(words.build(), Occur.MUST);
    if (!cells[4].isEmpty()) all.add(within(cells), Occur.FILTER);
    Page page = new Page(cells[5].isEmpty() ? List.of() : List.of(cells[5].split(" ")), Integer.parseInt(cells[7]));
    searcher.search(all.build(), page);
    return page.answer();
  }

  private static Query within(String[] cells) {
    double lat = Double.parseDouble(cells[2]);
    double lon = Double.parseDouble(cells[3]);
    double metres = Double.parseDouble(cells[4]) * 1000;
    return new IndexOrDocValuesQuery(
        LatLonPoint.newDistanceQuery("at", lat, lon, metres), LatLonDocValuesField.newSlowDistanceQuery("at", lat, lon, metres));
  }

  /** M, limit, "id:weight^boost …": skills in common, weighted; no limits, no other part of the match. */
  private String match(String[] cells) throws Exception {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String term : cells[2].split(" ")) {
      int caret = term.indexOf('^');
      if (caret < 0) continue;
      Query skill = new ConstantScoreQuery(new TermQuery(new Term("skill", term.substring(0, caret))));
      any.add(new BoostQuery(skill, Float.parseFloat(term.substring(caret + 1))), Occur.SHOULD);
    }
    ScoreDoc[] best = searcher.search(any.build(), Integer.parseInt(cells[1])).scoreDocs;
    NumericDocValues ids = DocValues.getNumeric(searcher.getIndexReader().leaves().get(0).reader(), "id");
    List<ScoreDoc> inOrder = new ArrayList<>(List.of(best));
    inOrder.sort(Comparator.comparingInt(hit -> hit.doc));
    long[] byDoc = new long[best.length];
    for (ScoreDoc hit : inOrder) {
      ids.advanceExact(hit.doc);
      for (int at = 0; at < best.length; at++) if (best[at].doc == hit.doc) byDoc[at] = ids.longValue();
    }
    StringBuilder text = new StringBuilder();
    for (long id : byDoc) text.append(text.length() == 0 ? "" : " ").append(id);
    return text.toString();
  }

  private record Hit(long id, float score, long applications, long published) {}

  /** Total, page and facets (each without its own filter) in one pass over the only segment. */
  private static final class Page extends SimpleCollector {
    private static final Comparator<Hit> BEST_LAST = (a, b) -> {
      if (a.score != b.score) return Float.compare(a.score, b.score);
      if (a.applications != b.applications) return Long.compare(b.applications, a.applications);
      if (a.published != b.published) return Long.compare(a.published, b.published);
      return Long.compare(b.id, a.id);
    };
    private final List<String> contracts;
    private final int limit;
    private final PriorityQueue<Hit> best = new PriorityQueue<>(BEST_LAST);
    private final SortedDocValues[] values = new SortedDocValues[FACETS.length];
    private final int[][] counts = new int[FACETS.length][];
    private boolean[] wanted;
    private NumericDocValues ids;
    private NumericDocValues applications;
    private NumericDocValues published;
    private Scorable scorer;
    private int total;

    private Page(List<String> contracts, int limit) {
      this.contracts = contracts;
      this.limit = limit;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws java.io.IOException {
      for (int at = 0; at < FACETS.length; at++) {
        values[at] = DocValues.getSorted(context.reader(), FACETS[at]);
        counts[at] = new int[values[at].getValueCount()];
      }
      wanted = new boolean[values[CONTRACT].getValueCount()];
      for (int ord = 0; ord < wanted.length; ord++) wanted[ord] = contracts.contains(values[CONTRACT].lookupOrd(ord).utf8ToString());
      ids = DocValues.getNumeric(context.reader(), "id");
      applications = DocValues.getNumeric(context.reader(), "applications");
      published = DocValues.getNumeric(context.reader(), "published");
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public void collect(int doc) throws java.io.IOException {
      int contract = values[CONTRACT].advanceExact(doc) ? values[CONTRACT].ordValue() : -1;
      if (contract >= 0) counts[CONTRACT][contract]++;
      if (!contracts.isEmpty() && (contract < 0 || !wanted[contract])) return;
      for (int at = 0; at < FACETS.length; at++) {
        if (at != CONTRACT && values[at].advanceExact(doc)) counts[at][values[at].ordValue()]++;
      }
      total++;
      float score = scorer.score();
      if (best.size() == limit && best.peek().score > score) return;
      ids.advanceExact(doc);
      applications.advanceExact(doc);
      published.advanceExact(doc);
      best.add(new Hit(ids.longValue(), score, applications.longValue(), published.longValue()));
      if (best.size() > limit) best.poll();
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }

    private String answer() throws java.io.IOException {
      List<Hit> page = new ArrayList<>(best);
      page.sort(BEST_LAST.reversed());
      StringBuilder text = new StringBuilder().append(total).append('\t');
      for (int at = 0; at < page.size(); at++) text.append(at == 0 ? "" : " ").append(page.get(at).id);
      for (int at = 0; at < FACETS.length; at++) {
        text.append('\t');
        for (int ord = 0; counts[at] != null && ord < counts[at].length; ord++) {
          if (counts[at][ord] > 0) text.append(values[at].lookupOrd(ord).utf8ToString()).append(' ').append(counts[at][ord]).append(' ');
        }
      }
      return text.toString();
    }
  }
}
