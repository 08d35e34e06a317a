import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.table.gateway.SqlGateway;
import org.apache.flink.table.gateway.service.context.DefaultContext;
import org.apache.flink.table.gateway.service.session.SessionManager;

/**
 * Starts a cluster of Flink in this process and a SQL gateway before it, on loopback and free ports, and says where the gateway
 * listens:
 *
 * <pre>java -cp 'lib/*' Launcher.java</pre>
 *
 * Both stop when standard input ends, so that they never outlive whoever started them, even one that was killed.
 */
public class Launcher {
  private static final int SLOTS = 64;

  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("eqlibrium-flink-");
    MiniCluster cluster = startCluster(home);
    SqlGateway gateway = startGateway(cluster.getRestAddress().get());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, cluster, home)));
    while (System.in.read() >= 0) {
      // Nothing is asked of us: only the end of the input counts.
    }
    System.exit(0);
  }

  private static MiniCluster startCluster(Path home) throws Exception {
    Configuration settings = Configuration.fromMap(Map.of(
        "rest.address", "127.0.0.1",
        "rest.bind-address", "127.0.0.1",
        "rest.bind-port", "0",
        "io.tmp.dirs", home.toString(),
        "taskmanager.memory.network.min", "128m",
        "taskmanager.memory.network.max", "128m",
        "taskmanager.memory.managed.size", "64m"));
    MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
        .setConfiguration(settings)
        .setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(SLOTS)
        .build());
    cluster.start();
    return cluster;
  }

  private static SqlGateway startGateway(URI cluster) throws Exception {
    int port = freePort();
    Configuration settings = Configuration.fromMap(Map.of(
        "rest.address", cluster.getHost(),
        "rest.port", Integer.toString(cluster.getPort()),
        "execution.target", "remote",
        "sql-gateway.endpoint.type", "rest",
        "sql-gateway.endpoint.rest.address", "127.0.0.1",
        "sql-gateway.endpoint.rest.port", Integer.toString(port)));
    SessionManager sessions = SessionManager.create(new DefaultContext(settings, List.of()));
    sessions.start();
    SqlGateway gateway = new SqlGateway(settings, sessions);
    gateway.start();
    System.out.println("listening on http://127.0.0.1:" + port);
    return gateway;
  }

  /** The gateway takes no zero for a port; between asking and taking, nobody else is likely to take this one. */
  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void stop(SqlGateway gateway, MiniCluster cluster, Path home) {
    try {
      gateway.stop();
      cluster.close();
    } catch (Exception failed) {
      System.err.println("Flink did not close: " + failed);
    }
    try (Stream<Path> paths = Files.walk(home)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failed) {
      System.err.println("not removed: " + failed);
    }
  }
}
